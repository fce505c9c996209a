//! Verbs of requests' names, and their imperative.

use std::sync::LazyLock;

use foldhash::HashMap;

use super::super::words::{is_in, singular};

/// Verbs that summaries of APIs begin with, whose third person is no plural.
const VERBS: &str = "abort accept acknowledge acquire activate add adjust advance allocate allow amend analyze append apply approve \
    arrange ask assess assign associate attach authenticate authorise authorize ban begin bind calculate cancel \
    capture categorize choose classify clear close combine commit compare complete compute conclude \
    configure confirm connect consume continue convert correct create deactivate decline decode decommission \
    decrease decrement decrypt define delete deliver deny deploy deprecate deregister describe destroy detach detect \
    determine disable disassociate discard disconnect dismiss dispatch dissociate duplicate edit eject emit enable \
    encode encrypt enqueue enroll ensure enter erase establish evaluate execute expand expire extend extract fetch \
    fill finalise finalize find finish flush freeze generate get give grab handle hide identify ignore impersonate \
    improve include increase increment indicate initialise initialize initiate inject insert inspect install \
    instantiate interact introspect invalidate invite invoke join keep kill launch leave load locate login logout \
    lookup make manage merge migrate modify move mute notify obtain open optimize overwrite parse perform persist \
    populate prepare proceed process produce promote propose provide provision publish purge put reactivate read \
    reassign rebuild recalculate receive recognize recommend reconcile recover redeem redirect reduce refresh regenerate \
    register reindex reject reload remove rename render renew reopen reorder replace replicate reprocess resend \
    reserve resize resolve resync respond restart restore resubmit resume retain retire retrieve retry revert revoke rotate \
    save select send serve signin signout signup simulate specify submit subscribe suggest summarize suspend \
    synchronise synchronize terminate toggle transcode transcribe translate transmit unarchive unassign unban unbind \
    unblock undelete undeploy undo unenroll unfollow unfreeze uninstall unlink unload unlock unmark unmute unpin \
    unpublish unregister unset unshare unstar unsubscribe unsuspend untag upgrade upsert validate verify wait \
    withdraw write";

/// Verbs whose third person is a plural as well (`uploads`): one before what can be their object (`Uploads file`).
const NOUNS_TOO: &str = "access archive attempt audit block broadcast build call cast change charge check claim clone collect copy debit \
    deposit display download draft drop echo export filter follow grant import issue list listen lock log mark \
    measure offer pause pay place preview print pull purchase push query refund release repair repeat reply reset \
    return reverse run scan schedule search set share show sign sort split start stop store stream swap switch sync \
    test track transfer transform trigger update upload use watch";

/// Verbs whose third person is a plural nearly always: one before an article only (`Reports a user`).
const NOUNS: &str = "back batch bookmark comment cost design dispute document feature file flag form group interface like link map \
    match message monitor name need note order patch pin plan play poll post price queue quote rank rate record \
    report request result review reward route sample score spawn star step tag target task ticket trade train tweet \
    value view visit vote work";

/// Verbs whose present participle is no adjective: `Deleting user`, but not `Sending domain`, `Processing fee`.
const PLAINLY_DONE: &str = "add assign change create delete fetch find get modify remove retrieve update verify";

/// Words that begin an object.
const DETERMINERS: &str = "a all an any each every multiple one several the";

/// Words that link a plural to what follows: `Transfers by date`, `Uploads and downloads`.
const LINKS: &str =
    "and api are at between by can for from has have id ids in is of on or per since that to via which with within";

/// Words that a plural stands before, if nothing follows: `Updates feed`; but `Returns data of a user`.
const HEADS: &str = "collection count counts dashboard endpoint feed history info information list log logs overview page queue report \
    reports service settings stats statistics status statuses summary total totals type types webhook webhooks";

/// Words between a noun and its verb: `Users a user is following`.
const COPULAS: &str = "are can follows had has have is likes may must needs owns was were will";

/// Words before a verb that say how.
const ADVERBS: &str = "async batch bulk force hard mass soft";

/// Words for the request itself: `This endpoint creates a user`.
const ITSELF: &str = "action api call endpoint function method operation request service";

/// What the third person of a verb is besides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Third {
    Verb,
    /// A plural too.
    NounToo,
    /// A plural nearly always.
    Noun,
}

static THIRDS: LazyLock<HashMap<&str, Third>> = LazyLock::new(|| {
    let lists = [(VERBS, Third::Verb), (NOUNS_TOO, Third::NounToo), (NOUNS, Third::Noun)];
    let verbs = |(list, third): (&'static str, _)| list.split(' ').map(move |verb| (verb, third));
    lists.into_iter().flat_map(verbs).collect()
});

fn third(verb: &str) -> Option<Third> {
    THIRDS.get(verb).copied()
}

/// Whether it can be a request's verb: `create`, `list`.
pub(in crate::name) fn is_verb(word: &str) -> bool {
    third(word).is_some()
}

/// Whether it is a verb and nothing else.
pub(super) fn is_plain_verb(word: &str) -> bool {
    third(word) == Some(Third::Verb)
}

/// Whether it says what is done rather than what there is: `search`, but not `order`.
pub(in crate::name) fn is_action(word: &str) -> bool {
    third(word).is_some_and(|third| third != Third::Noun)
}

/// Whether it begins an object: `a`, `all`.
pub(super) fn is_determiner(word: &str) -> bool {
    is_in(DETERMINERS, word)
}

/// `creates a feature` as `create a feature`, `imports or updates records` as `import or update records`; a plural
/// (`users a user is following`, `updates feed`) stays one.
pub(super) fn imperative(mut words: Vec<String>) -> Vec<String> {
    words.drain(..preamble(&words));
    let how = words.iter().take_while(|word| is_adverb(word)).count();
    // `3scale Reads all addresses`.
    let places = [Some(how), follows_name(&words).then_some(1)];
    let mut places = places.into_iter().flatten();
    let found = places.find_map(|place| Some((place, third_person(words.get(place..)?)?)));
    let Some((place, verb)) = found else {
        return words;
    };
    words[place] = verb;
    for at in place + 1..words.len() {
        if is_in("and or then", &words[at - 1])
            && let Some((verb, third)) = base(&words[at])
            && (third == Third::Verb || third == Third::NounToo && at + 1 < words.len())
        {
            words[at] = verb;
        }
    }
    words
}

/// How many words at the beginning say only that it is a request: those of `This API fetches`, `Endpoint to create`.
fn preamble(words: &[String]) -> usize {
    let is_itself = |word: &String| is_in(ITSELF, word);
    match words {
        [this, itself, verb, _, ..] if this == "this" && is_itself(itself) && plain(verb).is_some() => 2,
        [itself, to, verb, _, ..] if to == "to" && is_itself(itself) && is_verb(verb) => 2,
        _ => 0,
    }
}

fn is_adverb(word: &str) -> bool {
    word.len() > 6 && word.ends_with("ly") && !is_verb(word) || is_in(ADVERBS, word)
}

/// Whether the second word is a verb for certain.
fn follows_name(words: &[String]) -> bool {
    matches!(words, [name, verb, next, ..] if is_determiner(next) && plain(verb).is_some() && !is_verb(name))
}

/// The imperative of the first word, where it is a verb in the third person or a present participle.
fn third_person(words: &[String]) -> Option<String> {
    let (word, rest) = words.split_first()?;
    let known = base(word);
    let Some(next) = rest.first() else {
        return plain(word);
    };
    if let Some(verb) = participle(word)
        && (is_determiner(next) || next == "new" || is_in(PLAINLY_DONE, &verb) && !is_in(LINKS, next))
    {
        return Some(verb);
    }
    // `Lists all orders placed` has its object before the clause, `Tweets a user liked` has none.
    let has_object = || is_in("all any each every", next) || !is_clause(rest);
    let (verb, third) = match known {
        Some(known) => known,
        // A word that is in no list is a verb before an article: `adjudicates a claim`.
        None if is_in("a an the", next) && word.ends_with('s') && word.len() > 4 && has_object() => {
            let single = singular(word);
            return (single != *word && !word.ends_with("ers")).then_some(single);
        }
        None => return None,
    };
    let is = match third {
        Third::Verb => true,
        _ if is_determiner(next) => has_object(),
        Third::NounToo => takes_object(word, rest) && has_object(),
        Third::Noun => false,
    };
    is.then_some(verb)
}

/// The verb whose present participle this is: `creating`, `getting`.
fn participle(word: &str) -> Option<String> {
    let stem = word.strip_suffix("ing")?;
    let mut letters = stem.chars().rev();
    let single = (letters.next() == letters.next()).then(|| stem.get(..stem.len().saturating_sub(1)));
    let candidates = [
        Some(format!("{stem}e")),
        Some(stem.to_owned()),
        single.flatten().map(str::to_owned),
    ];
    candidates.into_iter().flatten().find(|verb| is_action(verb))
}

/// Whether a word that may be a plural is a verb by what follows: `Uploads file`, `Logs out`, `Imports or updates
/// records`; but `Transfers by date`, `Updates feed`, `Uploads and downloads`.
fn takes_object(word: &str, rest: &[String]) -> bool {
    match rest {
        [particle, ..] if matches!(word, "logs" | "signs") && is_in("in into off on out up", particle) => true,
        [link, other, object, ..] if is_in("and or", link) => base(other).is_some() && !is_in(LINKS, object),
        [next] => !is_in(LINKS, next) && !is_in(HEADS, next) && !is_plain_verb(next),
        [next, ..] => !is_in(LINKS, next) && !is_plain_verb(next),
        [] => false,
    }
}

/// Whether what follows a noun says something of it: `a customer placed`, `a user is following`.
fn is_clause(words: &[String]) -> bool {
    let is_past = |word: &String| word.len() > 4 && word.ends_with("ed");
    let last = words.len().saturating_sub(1);
    let says = |(place, word): (usize, &String)| {
        place > 0 && (is_in(COPULAS, word) || place > 1 && place == last && is_past(word))
    };
    words.iter().enumerate().any(says)
}

/// Whether it can be a verb in the third person.
pub(super) fn is_third_person(word: &str) -> bool {
    base(word).is_some()
}

/// The imperative of what is a verb in the third person and nothing else.
pub(super) fn plain(word: &str) -> Option<String> {
    let (verb, third) = base(word)?;
    (third == Third::Verb).then_some(verb)
}

/// The verb whose third person this is.
fn base(word: &str) -> Option<(String, Third)> {
    let stem = word.strip_suffix('s')?;
    let y = stem.strip_suffix("ie").map(|stem| format!("{stem}y"));
    let e = stem
        .strip_suffix('e')
        .filter(|stem| stem.ends_with(['s', 'x', 'z', 'h', 'o']));
    let candidates = [y, e.map(str::to_owned), Some(stem.to_owned())];
    candidates
        .into_iter()
        .flatten()
        .find_map(|verb| third(&verb).map(|third| (verb, third)))
}

#[cfg(test)]
mod tests {
    use super::super::super::words::words;
    use super::imperative;

    fn assert_all(pairs: &[(&str, &str)]) {
        for (text, expected) in pairs {
            assert_eq!(imperative(words(text)).join(" "), *expected, "{text}");
        }
    }

    #[test]
    fn third_persons_become_imperatives() {
        assert_all(&[
            ("Finds pets by status", "find pets by status"),
            ("Logs user into the system", "log user into the system"),
            ("Logs out current session", "log out current session"),
            ("Lists tokens", "list tokens"),
            ("Uploads file", "upload file"),
            ("Returns order list", "return order list"),
            (
                "Returns metadata from a prior request",
                "return metadata from a prior request",
            ),
            ("Returns list of users", "return list of users"),
            ("Queries all events", "query all events"),
            ("Processes a batch", "process a batch"),
            ("Reports a user", "report a user"),
            ("Adjudicates a claim", "adjudicate a claim"),
            ("Imports or updates records", "import or update records"),
            ("Creates and sends an invoice", "create and send an invoice"),
            ("Bulk creates users", "bulk create users"),
            ("Permanently deletes a user", "permanently delete a user"),
            ("This endpoint creates a user", "create a user"),
            ("API to get users", "get users"),
            ("3scale Reads all addresses", "3scale read all addresses"),
            ("Deletes", "delete"),
            ("Creating a new participant", "create a new participant"),
            ("Getting users", "get users"),
            ("Setting the default", "set the default"),
            ("Modifying alarm type", "modify alarm type"),
        ]);
    }

    #[test]
    fn plurals_stay() {
        let texts = "users a user id is following, orders a customer placed, tweets a user liked, lists a user owns, \
            updates feed, updates, transfers by date, uploads and downloads, transfers reject, returns of an \
            order, orders list, process the order, processing fee, sending domain, string value, billing address, access token, address, status all";
        for text in texts.split(", ") {
            assert_eq!(imperative(words(text)).join(" "), text);
        }
    }
}
