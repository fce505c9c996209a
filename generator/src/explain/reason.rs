//! What a decision rests on, in words.

use crate::api::{Argument, ArgumentType, Given, Why};

/// What decided that something must be there, or need not.
pub(super) fn required_text(why: Why) -> String {
    let fixed = match why {
        Why::Samples => "the samples show it",
        Why::Default => "a query parameter is optional unless its description says otherwise",
        Why::Place => "it stands in the URL or in a text, which is not whole without it",
        Why::Created => "another request creates a thing of that name; `path` in the request's table decides otherwise",
        Why::Id => "it is an id that stands in the path; `path` in the request's table decides otherwise",
        Why::Placeholder => "it is a placeholder that stands in the path, which Postman sends as it stands",
        Why::Variants => "each of the different bodies that are sent there has it",
        Why::OthersMarked => "others beside it are marked as required",
        Why::Unproven => "placeholders do not show that it is needed",
        Why::Partial => "a `PATCH` changes what it names and leaves the rest (RFC 5789)",
        Why::SwitchedOn => "it is switched on in Postman",
        Why::OthersOff => "it is switched on, and the collection switches off what is optional",
        Why::Title => "the request is called after it",
        Why::Variable => "its value is a variable that nobody sets",
        Why::Search => "it is what the search looks for",
        Why::SwitchedOff => "it is switched off in Postman",
        Why::Client => "it is a setting of the client, which a call may override",
        Why::TellsApart => "its value tells requests of one method and path apart",
        Why::Merged => "only some of the requests that became this method have it",
        stated => return stated_text(stated),
    };
    fixed.to_owned()
}

/// What decided the type of an argument.
pub(super) fn type_text(argument: &Argument) -> String {
    let fixed = match (argument.ty_why, argument.ty) {
        (Why::Samples | Why::SwitchedOn | Why::SwitchedOff, ArgumentType::File) => "it is a file in Postman",
        (Why::Samples | Why::SwitchedOn | Why::SwitchedOff, ArgumentType::Flag) => "it has no value in Postman",
        (Why::Samples | Why::SwitchedOn | Why::SwitchedOff, _) => return values_text(argument),
        (Why::Default, _) => "nothing tells of another type",
        (Why::Place, _) => "a header is text",
        (Why::Merged, _) => "the requests that became this method send several types",
        (stated, _) => return stated_text(stated),
    };
    fixed.to_owned()
}

/// What somebody wrote down.
pub(super) fn stated_text(why: Why) -> String {
    match why {
        Why::Secret => "it holds a secret".to_owned(),
        Why::Standard => {
            "a standard says so: RFC 6902 of JSON Patch, RFC 6749 of who asks for an authorization".to_owned()
        }
        Why::NextPage => "it leads to the next page, which the query asks for".to_owned(),
        Why::Elsewhere => "other places of the API show or say so of its name".to_owned(),
        Why::OfOneCall => {
            "it is a header whose value is that of one call: an encoding, a range, a condition".to_owned()
        }
        Why::Hint => "its name is that of a hint which servers do without".to_owned(),
        Why::Digits => "its name says that its digits are text, such as those of a phone number".to_owned(),
        Why::Measure => "it is measured, and few samples do not show that it is always a whole number".to_owned(),
        Why::Test(0) => "the request's test script takes it so".to_owned(),
        Why::Test(line) => format!("line {line} of the request's test script reads it"),
        source => format!("{} says so", source_text(source)),
    }
}

/// Where it is written down.
pub(super) fn source_text(why: Why) -> &'static str {
    match why {
        Why::Table => "a table or a list in the request's description",
        Why::Schema => "a JSON Schema in the request's description",
        Why::Script => "a JSON Schema in the request's test script",
        Why::Test(_) => "the request's test script",
        Why::Configuration => "the configuration",
        Why::Description | Why::Secret => "its description",
        Why::Samples
        | Why::Default
        | Why::Place
        | Why::Id
        | Why::Created
        | Why::Placeholder
        | Why::Unproven
        | Why::Partial
        | Why::OthersMarked
        | Why::Variants
        | Why::Measure
        | Why::OfOneCall
        | Why::Hint
        | Why::Digits
        | Why::Elsewhere
        | Why::NextPage
        | Why::Standard
        | Why::Search
        | Why::Title
        | Why::SwitchedOn
        | Why::OthersOff
        | Why::Variable
        | Why::SwitchedOff
        | Why::TellsApart
        | Why::Client
        | Why::Merged => "the collection",
    }
}

/// Longer values are not shown.
const LONGEST: usize = 60;

/// The values that are sent, else the one that is saved; a secret is neither.
fn values_text(argument: &Argument) -> String {
    let shown = |given: &Given| match given {
        Given::Data(text) | Given::Verbatim(text) if argument.sample.is_some() && text.len() <= LONGEST => {
            Some(format!("`{}`", text.escape_debug()))
        }
        _ => None,
    };
    let values: Vec<String> = argument.replay.iter().filter_map(shown).collect();
    match (values.is_empty(), argument.sample.as_deref()) {
        (false, _) => format!("the collection sends {}", values.join(", ")),
        (true, Some(sample)) => format!("the collection has `{}`", sample.escape_debug()),
        (true, None) if argument.replay.iter().all(|given| *given == Given::Data(String::new())) => {
            "the collection has an empty value".to_owned()
        }
        (true, None) => "the collection's value, which is not shown".to_owned(),
    }
}
