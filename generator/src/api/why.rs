//! What decisions rest on: they are carried with their reason, so that nobody has to guess it later.

/// Whether something must be there, and what decided so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Required {
    /// Whether a call, or an object, cannot do without it.
    pub value: bool,
    /// What decided so.
    pub why: Why,
}

/// What a decision rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Why {
    /// What the collection sends or saves there.
    Samples,
    /// Nothing is said: what is usual in this place.
    Default,
    /// The place leaves no choice: a hole must be filled, a header is text.
    Place,
    /// It is an id that stands literally in a path: `17`, a UUID.
    Id,
    /// It is the name of a thing that another request creates.
    Created,
    /// It is a placeholder in a path, which Postman sends as it stands: `{userId}`, `<job-id>`.
    Placeholder,
    /// A converter wrote a placeholder for its value, or beside it: that it is switched on says nothing.
    Unproven,
    /// It is part of a `PATCH`, which changes what it names and leaves the rest (RFC 5789).
    Partial,
    /// It is a header whose value is one call's: an encoding, a range, a condition.
    OfOneCall,
    /// It is a hint that servers do without: `format`, `token_type_hint`, `prompt`.
    Hint,
    /// It is switched on in Postman.
    SwitchedOn,
    /// The request is called after it: `List holds for policy`, and `policy_id`.
    Title,
    /// It is what a search looks for.
    Search,
    /// Its value is a variable that nobody sets.
    Variable,
    /// It is switched on, where the collection switches off just what is optional.
    OthersOff,
    /// Each of several different bodies that requests send to its endpoint has it.
    Variants,
    /// Others beside it are marked as required, and it is not.
    OthersMarked,
    /// It is switched off in Postman.
    SwitchedOff,
    /// Its name or its value says that it holds a secret, which is text.
    Secret,
    /// Its name is that of something that is measured: few whole numbers do not show that all are.
    Measure,
    /// Its name is that of something whose digits are no number: a phone number, a postal code.
    Digits,
    /// What other places of the API show or say of its name.
    Elsewhere,
    /// It leads to the next page of a list whose query asks for one.
    NextPage,
    /// A standard says so: JSON Patch (RFC 6902), a request for authorization (RFC 6749).
    Standard,
    /// Its own description: `(required)`, `type: integer`.
    Description,
    /// A table or a list of fields in the request's description.
    Table,
    /// A JSON Schema in the request's description.
    Schema,
    /// A JSON Schema in the request's test script.
    Script,
    /// A test script reads it: on this line, from 1; 0 where it is not known.
    Test(u32),
    /// It is a setting of the client, which a call may override.
    Client,
    /// Its value tells requests of one method and path apart.
    TellsApart,
    /// The requests that became one method differ in it.
    Merged,
    /// The configuration.
    Configuration,
}

impl Required {
    /// It must be there.
    pub fn yes(why: Why) -> Self {
        Self { value: true, why }
    }

    /// It may be left out.
    pub fn no(why: Why) -> Self {
        Self { value: false, why }
    }

    /// What a mark says; without one, `otherwise`.
    pub fn marked(mark: Option<bool>, why: Why, otherwise: Self) -> Self {
        mark.map_or(otherwise, |value| Self { value, why })
    }
}
