//! Regular expressions of scripts that a text is held to: letters, classes, repetitions, alternatives, both ends; no
//! groups. A text takes time in proportion to its length, whatever the pattern.

use std::fmt::Display;

/// More repetitions are not written out.
const REPETITIONS: usize = 64;

/// Whether a pattern finds something in a text.
#[must_use]
pub fn matches(text: impl Display, pattern: &str) -> bool {
    let branches = parse(pattern).unwrap_or_default();
    branches
        .iter()
        .any(|branch| branch.finds(&text.to_string(), |atom, letter| atom.has(letter)))
}

/// The same, small letters and capitals being one.
#[must_use]
pub fn matches_any_case(text: impl Display, pattern: &str) -> bool {
    let branches = parse(pattern).unwrap_or_default();
    let has = |atom: &Letters, letter: char| {
        letter.to_lowercase().any(|letter| atom.has(letter)) || letter.to_uppercase().any(|letter| atom.has(letter))
    };
    branches.iter().any(|branch| branch.finds(&text.to_string(), has))
}

/// Whether a pattern consists of nothing else than what is known here.
#[must_use]
pub fn is_read(pattern: &str) -> bool {
    parse(pattern).is_some()
}

/// One of the alternatives of a pattern.
#[derive(Default)]
struct Branch {
    from_start: bool,
    to_end: bool,
    atoms: Vec<(Letters, Times)>,
}

/// How often an atom stands there.
#[derive(Clone, Copy, PartialEq)]
enum Times {
    Once,
    Maybe,
    Often,
}

/// Which letters an atom stands for.
#[derive(Clone, Default)]
struct Letters {
    others: bool,
    ranges: Vec<(char, char)>,
}

impl Letters {
    fn one(letter: char) -> Self {
        Self {
            others: false,
            ranges: vec![(letter, letter)],
        }
    }

    fn has(&self, letter: char) -> bool {
        let is_of = self
            .ranges
            .iter()
            .any(|(first, last)| (*first..=*last).contains(&letter));
        is_of != self.others
    }
}

impl Branch {
    /// Goes through the text with all places of the pattern at once.
    fn finds(&self, text: &str, has: impl Fn(&Letters, char) -> bool) -> bool {
        let end = self.atoms.len();
        let mut places = vec![false; end + 1];
        self.enter(&mut places, 0);
        for letter in text.chars() {
            if !self.to_end && places.last() == Some(&true) {
                return true;
            }
            let mut next = vec![false; end + 1];
            for (at, (letters, times)) in self.atoms.iter().enumerate() {
                if places.get(at) == Some(&true) && has(letters, letter) {
                    let to = if *times == Times::Often { at } else { at + 1 };
                    self.enter(&mut next, to);
                }
            }
            if !self.from_start {
                self.enter(&mut next, 0);
            }
            places = next;
        }
        places.last() == Some(&true)
    }

    /// A place, and those behind it that may be left out.
    fn enter(&self, places: &mut [bool], at: usize) {
        for (index, place) in places.iter_mut().enumerate().skip(at) {
            *place = true;
            let may_be_left_out = self.atoms.get(index).is_some_and(|(_, times)| *times != Times::Once);
            if !may_be_left_out {
                return;
            }
        }
    }
}

/// The alternatives of a pattern.
fn parse(pattern: &str) -> Option<Vec<Branch>> {
    let mut letters = pattern.chars().peekable();
    let mut branches = vec![Branch::default()];
    while let Some(letter) = letters.next() {
        let branch = branches.last_mut()?;
        let atom = match letter {
            '|' => {
                branches.push(Branch::default());
                continue;
            }
            _ if branch.to_end => return None,
            '^' if branch.atoms.is_empty() && !branch.from_start => {
                branch.from_start = true;
                continue;
            }
            '$' => {
                branch.to_end = true;
                continue;
            }
            '.' => Letters {
                others: true,
                ranges: vec![('\n', '\n'), ('\r', '\r'), ('\u{2028}', '\u{2029}')],
            },
            '[' => class(&mut letters)?,
            '\\' => escaped(letters.next()?)?,
            '(' | ')' | '*' | '+' | '?' | '{' | '}' | '^' | ']' => return None,
            other => Letters::one(other),
        };
        repeat(branch, atom, &mut letters)?;
    }
    Some(branches)
}

type Rest<'p> = std::iter::Peekable<std::str::Chars<'p>>;

/// Adds an atom as often as what follows it says.
fn repeat(branch: &mut Branch, atom: Letters, rest: &mut Rest<'_>) -> Option<()> {
    let (least, most) = match rest.next_if(|letter| "*+?{".contains(*letter)) {
        Some('*') => (0, None),
        Some('+') => (1, None),
        Some('?') => (0, Some(1)),
        Some(_) => {
            let counts: String = rest.by_ref().take_while(|letter| *letter != '}').collect();
            match counts.split_once(',') {
                None => (counts.parse().ok()?, Some(counts.parse().ok()?)),
                Some((least, "")) => (least.parse().ok()?, None),
                Some((least, most)) => (least.parse().ok()?, Some(most.parse().ok()?)),
            }
        }
        None => (1, Some(1)),
    };
    if (least, most) != (1, Some(1)) {
        // As few as possible or as many: the same is found.
        rest.next_if_eq(&'?');
    }
    if least > REPETITIONS || most.is_some_and(|most| most > REPETITIONS || most < least) {
        return None;
    }
    let once = std::iter::repeat_n((atom.clone(), Times::Once), least);
    branch.atoms.extend(once);
    match most {
        Some(most) => branch
            .atoms
            .extend(std::iter::repeat_n((atom, Times::Maybe), most - least)),
        None => branch.atoms.push((atom, Times::Often)),
    }
    Some(())
}

/// What stands in brackets.
fn class(rest: &mut Rest<'_>) -> Option<Letters> {
    let mut class = Letters {
        others: rest.next_if_eq(&'^').is_some(),
        ranges: Vec::new(),
    };
    loop {
        let first = match rest.next()? {
            ']' => return Some(class),
            '\\' => {
                let escaped = escaped(rest.next()?)?;
                match escaped.ranges.as_slice() {
                    [(first, last)] if first == last && !escaped.others => *first,
                    _ if escaped.others => return None,
                    _ => {
                        class.ranges.extend(escaped.ranges);
                        continue;
                    }
                }
            }
            other => other,
        };
        let mut ahead = rest.clone();
        let last = match (ahead.next(), ahead.next()) {
            (Some('-'), Some(']') | None) => first,
            (Some('-'), Some('\\')) => return None,
            (Some('-'), Some(last)) => {
                *rest = ahead;
                last
            }
            _ => first,
        };
        class.ranges.push((first, last));
    }
}

/// What a letter behind a backslash stands for.
fn escaped(letter: char) -> Option<Letters> {
    let (digits, blanks) = (vec![('0', '9')], vec![('\t', '\r'), (' ', ' '), ('\u{a0}', '\u{a0}')]);
    let blanks = || {
        let more = [
            ('\u{1680}', '\u{1680}'),
            ('\u{2000}', '\u{200a}'),
            ('\u{2028}', '\u{2029}'),
        ];
        let last = [
            ('\u{202f}', '\u{202f}'),
            ('\u{205f}', '\u{205f}'),
            ('\u{3000}', '\u{3000}'),
            ('\u{feff}', '\u{feff}'),
        ];
        blanks.iter().copied().chain(more).chain(last).collect()
    };
    let words = vec![('A', 'Z'), ('a', 'z'), ('0', '9'), ('_', '_')];
    let (others, ranges) = match letter {
        'd' => (false, digits),
        'D' => (true, digits),
        's' => (false, blanks()),
        'S' => (true, blanks()),
        'w' => (false, words),
        'W' => (true, words),
        'n' => return Some(Letters::one('\n')),
        'r' => return Some(Letters::one('\r')),
        't' => return Some(Letters::one('\t')),
        mark if !mark.is_alphanumeric() => return Some(Letters::one(mark)),
        _ => return None,
    };
    Some(Letters { others, ranges })
}
