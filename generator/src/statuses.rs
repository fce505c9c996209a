//! Names of HTTP statuses.

/// `NotFound` for 404; `Status499` where HTTP has no name.
pub(crate) fn name(status: u16) -> String {
    known(status).map_or_else(|| format!("Status{status}"), str::to_owned)
}

/// The name of a registered status.
pub(crate) fn known(status: u16) -> Option<&'static str> {
    let mut known = STATUSES.iter();
    known.find(|(code, _)| *code == status).map(|(_, name)| *name)
}

/// The IANA registry of HTTP status codes, as variants.
const STATUSES: &[(u16, &str)] = &[
    (200, "Ok"),
    (201, "Created"),
    (202, "Accepted"),
    (203, "NonAuthoritative"),
    (204, "NoContent"),
    (205, "ResetContent"),
    (206, "PartialContent"),
    (207, "MultiStatus"),
    (208, "AlreadyReported"),
    (226, "ImUsed"),
    (300, "MultipleChoices"),
    (301, "MovedPermanently"),
    (302, "Found"),
    (303, "SeeOther"),
    (304, "NotModified"),
    (305, "UseProxy"),
    (307, "TemporaryRedirect"),
    (308, "PermanentRedirect"),
    (400, "BadRequest"),
    (401, "Unauthorized"),
    (402, "PaymentRequired"),
    (403, "Forbidden"),
    (404, "NotFound"),
    (405, "MethodNotAllowed"),
    (406, "NotAcceptable"),
    (407, "ProxyAuthenticationRequired"),
    (408, "RequestTimeout"),
    (409, "Conflict"),
    (410, "Gone"),
    (411, "LengthRequired"),
    (412, "PreconditionFailed"),
    (413, "ContentTooLarge"),
    (414, "UriTooLong"),
    (415, "UnsupportedMediaType"),
    (416, "RangeNotSatisfiable"),
    (417, "ExpectationFailed"),
    (418, "ImATeapot"),
    (421, "MisdirectedRequest"),
    (422, "UnprocessableContent"),
    (423, "Locked"),
    (424, "FailedDependency"),
    (425, "TooEarly"),
    (426, "UpgradeRequired"),
    (428, "PreconditionRequired"),
    (429, "TooManyRequests"),
    (431, "RequestHeaderFieldsTooLarge"),
    (451, "UnavailableForLegalReasons"),
    (500, "InternalServerError"),
    (501, "NotImplemented"),
    (502, "BadGateway"),
    (503, "ServiceUnavailable"),
    (504, "GatewayTimeout"),
    (505, "HttpVersionNotSupported"),
    (506, "VariantAlsoNegotiates"),
    (507, "InsufficientStorage"),
    (508, "LoopDetected"),
    (510, "NotExtended"),
    (511, "NetworkAuthenticationRequired"),
];

/// The status that HTTP gives a reason: 404 for `Not Found`.
pub(crate) fn of_reason(reason: &str) -> Option<u16> {
    let letters = |text: &str| -> String { text.chars().filter(char::is_ascii_alphanumeric).collect() };
    let wanted = letters(reason);
    let mut known = STATUSES.iter();
    known
        .find(|(_, name)| wanted.eq_ignore_ascii_case(name))
        .map(|(status, _)| *status)
}

/// The status of a failure whose reason stands in a text: 404 for `User not found`.
pub(crate) fn said(text: &str) -> Option<u16> {
    let words: Vec<&str> = text.split(|letter: char| !letter.is_ascii_alphanumeric()).collect();
    let failures = || STATUSES.iter().filter(|(status, _)| *status >= 400);
    let is_said = |name: &str, size: usize| {
        words
            .windows(size)
            .any(|words| words.concat().eq_ignore_ascii_case(name))
    };
    failures()
        .find(|(_, name)| (1..=4).any(|size| is_said(name, size)))
        .map(|(status, _)| *status)
}
