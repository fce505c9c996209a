//! How the values of an example stand on lines, as rustfmt would have them.

/// What does not fit into so many columns stands on several lines.
pub(super) const LONGEST_LINE: usize = 90;

/// Elements that are so short stand side by side.
const SHORT_ELEMENT: usize = 10;

/// An expression on its way to the page.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Made {
    /// What stands on one line.
    Text(String),
    /// `CreateUserBody::new("create", 1)`, `vec![1, 2]`, `Some(1)`: what brackets hold.
    Group(&'static str, String, Vec<Made>),
    /// `"name": "Jill"`
    Member(String, Box<Made>),
    /// `CreateUserBody::new("create").name("Jill")`
    Chain(Box<Made>, Vec<Made>),
}

impl Made {
    /// `function(arguments)`
    pub(super) fn call(function: String, arguments: Vec<Self>) -> Self {
        Self::Group("()", function, arguments)
    }

    /// `.name(value)`
    pub(super) fn setter(name: &str, value: Self) -> Self {
        Self::call(format!(".{name}"), vec![value])
    }

    /// `vec![elements]`
    pub(super) fn list(elements: Vec<Self>) -> Self {
        Self::Group("[]", "vec!".to_owned(), elements)
    }

    /// Whether it says nothing: a struct without a field, a list without an element, and what holds nothing else.
    pub(super) fn is_hollow(&self) -> bool {
        match self {
            Self::Text(_) => false,
            Self::Group(_, _, items) => items.iter().all(Self::is_hollow),
            Self::Member(_, value) => value.is_hollow(),
            Self::Chain(head, calls) => calls.is_empty() && head.is_hollow(),
        }
    }

    /// It as it stands after so many columns of a line that has that indentation, with a word behind it.
    pub(super) fn laid_out(&self, indent: usize, before: usize, behind: usize) -> String {
        self.written(Position { indent, before, behind })
    }

    /// So many lines it takes by itself.
    pub(super) fn lines(&self) -> usize {
        self.laid_out(0, 0, 1).lines().count()
    }

    fn written(&self, at: Position) -> String {
        if self
            .room_left(LONGEST_LINE.checked_sub(at.before + at.behind))
            .is_some()
        {
            return self.in_line();
        }
        match self {
            Self::Text(text) => text.clone(),
            Self::Member(key, value) => {
                let key = format!("{key}: ");
                let value = value.written(at.after(&key));
                key + &value
            }
            Self::Group(brackets, start, items) => group(brackets, start, items, at),
            Self::Chain(head, calls) => {
                let head = head.written(at);
                // What follows a bracket on a line of its own stands there, too.
                let deeper = if head.contains('\n') { at.indent } else { at.indent + 4 };
                let indent = " ".repeat(deeper);
                let calls = calls.iter().map(|call| call.written(Position::at(deeper)));
                let calls = calls.map(|call| format!("\n{indent}{call}"));
                let calls: String = calls.collect();
                head + &calls
            }
        }
    }

    /// It as it stands on one line.
    pub(super) fn in_line(&self) -> String {
        let mut line = String::new();
        self.write_line(&mut line);
        line
    }

    fn write_line(&self, line: &mut String) {
        match self {
            Self::Text(text) => line.push_str(text),
            Self::Member(key, value) => {
                line.extend([key, ": "]);
                value.write_line(line);
            }
            Self::Group(brackets, start, items) => {
                let (open, close) = brackets.split_at(1);
                line.extend([start, open]);
                for (index, item) in items.iter().enumerate() {
                    line.push_str(if index == 0 { "" } else { ", " });
                    item.write_line(line);
                }
                line.push_str(close);
            }
            Self::Chain(head, calls) => {
                head.write_line(line);
                calls.iter().for_each(|call| call.write_line(line));
            }
        }
    }

    /// The columns that are left of so many when it stands on one line; `None` where it does not fit. What is too long
    /// is not measured to its end.
    fn room_left(&self, columns: Option<usize>) -> Option<usize> {
        let take = |columns: usize, text: &str| columns.checked_sub(text.chars().count());
        match self {
            Self::Text(text) => take(columns?, text),
            Self::Member(key, value) => value.room_left(take(columns?, key)?.checked_sub(": ".len())),
            Self::Group(brackets, start, items) => {
                let commas = ", ".len() * items.len().saturating_sub(1);
                let room = take(take(columns?, start)?, brackets)?.checked_sub(commas);
                items.iter().fold(room, |room, item| item.room_left(room))
            }
            Self::Chain(head, calls) => calls
                .iter()
                .fold(head.room_left(columns), |room, call| call.room_left(room)),
        }
    }

    /// Whether it is a word of a few letters.
    fn is_short(&self) -> bool {
        matches!(self, Self::Text(text) if text.chars().count() <= SHORT_ELEMENT)
    }
}

/// Where an expression begins.
#[derive(Clone, Copy)]
struct Position {
    /// The columns before the line that it is on.
    indent: usize,
    /// All columns before it.
    before: usize,
    /// What has to stand behind it on its last line.
    behind: usize,
}

impl Position {
    /// A line of its own, with a comma behind it.
    fn at(indent: usize) -> Self {
        Self {
            indent,
            before: indent,
            behind: 1,
        }
    }

    fn after(self, text: &str) -> Self {
        Self {
            before: self.before + text.chars().count(),
            ..self
        }
    }
}

/// A group that does not fit into its line.
fn group(brackets: &str, start: &str, items: &[Made], at: Position) -> String {
    let (open, close) = brackets.split_at(1);
    match items {
        [] => format!("{start}{open}{close}"),
        // `vec![Point::new(` is one indentation, not two.
        [only @ Made::Group(..)] if open != "{" => {
            let start = format!("{start}{open}");
            let hugged = format!("{start}{}{close}", only.written(at.after(&start)));
            let first = hugged.lines().next().unwrap_or_default();
            match at.before + first.chars().count() <= LONGEST_LINE {
                true => hugged,
                false => format!("{start}{}{close}", broken(items, at)),
            }
        }
        items => format!("{start}{open}{}{close}", broken(items, at)),
    }
}

/// The items on lines of their own; short ones share them.
fn broken(items: &[Made], at: Position) -> String {
    let indent = " ".repeat(at.indent + 4);
    let mut lines: Vec<String> = Vec::new();
    let is_filled = items.iter().all(Made::is_short);
    for item in items {
        let text = item.written(Position::at(at.indent + 4));
        match lines.last_mut() {
            Some(line) if is_filled && indent.len() + line.len() + text.len() + 2 <= LONGEST_LINE => {
                *line += &format!(" {text},");
            }
            _ => lines.push(text + ","),
        }
    }
    let lines: String = lines.iter().map(|line| format!("\n{indent}{line}")).collect();
    // Macros and calls alike take a comma after the last one; `json!` does, too.
    format!("{lines}\n{}", " ".repeat(at.indent))
}

#[cfg(test)]
mod tests {
    use super::Made;

    fn text(text: &str) -> Made {
        Made::Text(text.to_owned())
    }

    #[test]
    fn what_is_short_stands_on_a_line() {
        let made = Made::call("A::new".to_owned(), vec![text("1"), Made::list(vec![text("2")])]);
        assert_eq!(made.laid_out(0, 11, 1), "A::new(1, vec![2])");
        assert!(!made.is_hollow());
        assert!(Made::list(vec![Made::call("A::new".to_owned(), Vec::new())]).is_hollow());
    }

    #[test]
    fn what_is_long_stands_on_several() {
        let numbers = Made::list((10_000..10_020).map(|number| text(&number.to_string())).collect());
        let inner = Made::Chain(
            Box::new(Made::call("Inner::new".to_owned(), Vec::new())),
            vec![Made::setter("numbers", numbers)],
        );
        let made = Made::call("Outer::new".to_owned(), vec![Made::list(vec![inner.clone(), inner])]);
        let expected = "\
Outer::new(vec![
    Inner::new()
        .numbers(vec![
            10000, 10001, 10002, 10003, 10004, 10005, 10006, 10007, 10008, 10009, 10010,
            10011, 10012, 10013, 10014, 10015, 10016, 10017, 10018, 10019,
        ]),
    Inner::new()
        .numbers(vec![
            10000, 10001, 10002, 10003, 10004, 10005, 10006, 10007, 10008, 10009, 10010,
            10011, 10012, 10013, 10014, 10015, 10016, 10017, 10018, 10019,
        ]),
])";
        assert_eq!(made.laid_out(0, 11, 1), expected);
    }
}
