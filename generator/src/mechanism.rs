//! Postman's types of auth that work out what they send, and all that is said of each in one table.
//!
//! Bearer and basic authentication and API keys send a value as it is given, and are schemes of their own.

use postman_codegen_runtime::MODULES;

use crate::runtime::Module;

/// What is said of one of the types.
#[derive(Debug)]
pub struct Facts {
    /// The runtime's module, named as a collection names the type.
    module: &'static Module,
    /// What its credentials are.
    pub about: &'static str,
    /// How a user makes them, after the name of the runtime's type.
    pub constructor: &'static str,
    /// What stands first in `Authorization` (IANA's registry of HTTP authentication schemes).
    pub http_scheme: &'static str,
    /// Parameters that decide what is sent, and are no secret.
    pub sent: &'static str,
    /// Parameters without which nothing is sent that a server takes.
    pub asked: fn(Parameter<'_>) -> &'static str,
    /// What else is peculiar to it.
    pub more: Particulars,
}

impl Facts {
    /// What `Authorization` says of a credential: it itself where it is sent as it is, else what is made of it.
    pub fn authorization(&self, credential: &str) -> String {
        match self.http_scheme {
            "bearer" => format!("Bearer {credential}"),
            _ => credential.to_owned(),
        }
    }
}

/// What most types have nothing of.
#[derive(Debug)]
pub struct Particulars {
    /// Parameters that are no secret either, and only tell how credentials are had.
    pub shown: &'static str,
    /// The query entry that it replaces; it always replaces `Authorization`.
    pub query: fn(Parameter<'_>) -> Option<String>,
    /// Whether Postman adds nothing for want of a value.
    pub is_idle: fn(Parameter<'_>) -> bool,
    /// What one value of a parameter needs besides.
    extension: Option<Extension>,
    /// The function of the runtime's type that makes a credential of what is asked for, and of no other secret: those only
    /// tell how it is had.
    pub alone: Option<&'static str>,
    /// Parameters that version 1 of the format names otherwise, with their names.
    pub legacy: &'static [(&'static str, &'static str)],
}

/// The value of a parameter by its name; empty where it is not given.
pub type Parameter<'a> = &'a dyn Fn(&str) -> String;

/// What a parameter needs if its value begins so.
#[derive(Debug)]
pub struct Extension {
    parameter: &'static str,
    value: &'static str,
    /// A further module of the runtime.
    pub module: &'static str,
    /// The method that puts it to use.
    pub step: Option<&'static str>,
}

/// Nothing peculiar.
const NONE: Particulars = Particulars {
    shown: "",
    query: |_| None,
    is_idle: |_| false,
    extension: None,
    alone: None,
    legacy: &[],
};

/// The enum and its table, so that neither has a type that the other has not.
macro_rules! mechanisms {
    ($($(#[$doc:meta])* $name:ident: $facts:expr,)*) => {
        /// A type of auth.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Mechanism {
            $($(#[$doc])* $name,)*
        }

        // Looked at even where nothing is built: what is wrong in the table does not pass `cargo check`.
        $(const _: Facts = $facts;)*

        impl Mechanism {
            const ALL: &[Self] = &[$(Self::$name),*];

            /// What is said of it.
            pub fn facts(self) -> &'static Facts {
                match self {
                    $(Self::$name => const { &$facts },)*
                }
            }
        }
    };
}

mechanisms! {
    /// Atlassian's tokens between services.
    Asap: Facts {
        module: module("asap"),
        about: "The key that signs Atlassian's ASAP tokens, and whom they name.",
        constructor: r#"new("key id", "issuer", "audience", "private key")"#,
        http_scheme: "bearer",
        sent: "alg exp",
        asked: |_| "kid iss aud privateKey",
        more: NONE,
    },
    /// Signature Version 4 of AWS.
    AwsV4: Facts {
        module: module("awsv4"),
        about: "The keys of AWS, with the region and the service (Signature Version 4).",
        constructor: r#"new("access key", "secret key", "region", "service")"#,
        http_scheme: "AWS4-HMAC-SHA256",
        sent: "region service addAuthDataToQuery",
        asked: |_| "accessKey secretKey",
        more: NONE,
    },
    /// Digest authentication (RFC 7616).
    Digest: Facts {
        module: module("digest"),
        about: "User name and password of digest authentication (RFC 7616).",
        constructor: r#"new("username", "password")"#,
        http_scheme: "digest",
        sent: "algorithm qop disableRetryRequest",
        asked: |_| "username password",
        more: NONE,
    },
    /// Akamai's EdgeGrid.
    EdgeGrid: Facts {
        module: module("edgegrid"),
        about: "The tokens of Akamai's EdgeGrid.",
        constructor: r#"new("access token", "client token", "client secret")"#,
        http_scheme: "EG1-HMAC-SHA256",
        sent: "headersToSign maxBodySize",
        asked: |_| "accessToken clientToken clientSecret",
        more: NONE,
    },
    /// Hawk.
    Hawk: Facts {
        module: module("hawk"),
        about: "Key and its id of Hawk.",
        constructor: r#"new("id", "key")"#,
        http_scheme: "hawk",
        sent: "algorithm includePayloadHash",
        asked: |_| "authId authKey",
        more: Particulars {
            legacy: &[
                ("hawk_id", "authId"),
                ("hawk_key", "authKey"),
                ("ext", "extraData"),
                ("app", "appId"),
                ("dlg", "delegation"),
            ],
            ..NONE
        },
    },
    /// A JSON Web Token that each request gets anew (RFC 7519).
    Jwt: Facts {
        module: module("jwt"),
        about: "The key that signs a JSON Web Token (RFC 7519), and what it claims.",
        constructor: r#"new("HS256", "key", &"claims")"#,
        http_scheme: "bearer",
        sent: "algorithm isSecretBase64Encoded addTokenTo headerPrefix queryParamKey",
        asked: |parameter| match parameter("algorithm").as_str() {
            "" | "HS256" | "HS384" | "HS512" => "secret",
            _ => "privateKey",
        },
        more: Particulars {
            query: |parameter| {
                let key = || Some(parameter("queryParamKey")).filter(|key| !key.is_empty());
                (parameter("addTokenTo") == "queryParam").then(|| key().unwrap_or_else(|| "token".to_owned()))
            },
            ..NONE
        },
    },
    /// NTLM of Windows.
    Ntlm: Facts {
        module: module("ntlm"),
        about: "User name and password of NTLM.",
        constructor: r#"new("username", "password")"#,
        http_scheme: "ntlm",
        sent: "disableRetryRequest",
        asked: |_| "username password",
        more: NONE,
    },
    /// OAuth 1.0 (RFC 5849).
    OAuth1: Facts {
        module: module("oauth1"),
        about: "The keys and tokens of OAuth 1.0 (RFC 5849).",
        constructor: r#"new("consumer key", "consumer secret", "token", "token secret")"#,
        http_scheme: "OAuth",
        sent: "signatureMethod version includeBodyHash addParamsToHeader addEmptyParamsToSign disableHeaderEncoding",
        asked: |_| "consumerKey consumerSecret",
        more: Particulars {
            is_idle: |parameter| parameter("consumerKey").is_empty() || parameter("consumerSecret").is_empty(),
            extension: Some(Extension {
                parameter: "signatureMethod",
                value: "RSA-SHA1",
                module: "rsa_sha1",
                step: Some("signing_rsa_sha1"),
            }),
            legacy: &[
                ("header", "addParamsToHeader"),
                ("auto", "autoAddParam"),
                ("includeEmpty", "addEmptyParamsToSign"),
            ],
            ..NONE
        },
    },
    /// OAuth 2.0 (RFC 6749).
    OAuth2: Facts {
        module: module("oauth2"),
        about: "OAuth 2.0 (RFC 6749): an access token, or a grant that fetches one.",
        constructor: r#"token("token")"#,
        http_scheme: "bearer",
        sent: "addTokenTo headerPrefix tokenType",
        asked: |_| "accessToken",
        more: Particulars {
            shown: "grant_type authUrl accessTokenUrl refreshTokenUrl redirect_uri scope client_authentication challengeAlgorithm",
            query: |_| Some("access_token".to_owned()),
            is_idle: |parameter| parameter("accessToken").is_empty() || parameter("tokenType") == "mac",
            extension: Some(Extension {
                parameter: "grant_type",
                value: "authorization_code",
                module: "pkce",
                step: None,
            }),
            alone: Some("token"),
            ..NONE
        },
    },
}

impl Mechanism {
    /// The type that a collection names so.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|known| known.name() == name)
    }

    /// The name that a collection has for it, and the runtime for its module.
    pub fn name(self) -> &'static str {
        self.facts().module.name
    }

    /// The runtime's type.
    pub fn ty(self) -> &'static str {
        self.facts().module.exports.first().copied().unwrap_or_default()
    }

    /// How a user makes credentials: `OAuth2::token("token")`.
    pub fn constructor(self) -> String {
        format!("{}::{}", self.ty(), self.facts().constructor)
    }

    /// What parameters of these values need besides.
    pub fn extension(self, parameters: &[(String, String)]) -> Option<&'static Extension> {
        let extension = self.facts().more.extension.as_ref()?;
        let asks = |(name, value): &(String, String)| name == extension.parameter && value.starts_with(extension.value);
        parameters.iter().any(asks).then_some(extension)
    }
}

/// The module of the runtime; one that is missing, or that exports no type, does not compile.
const fn module(name: &str) -> &'static Module {
    let mut at = 0;
    while at < MODULES.len() {
        if is_same(MODULES[at].name.as_bytes(), name.as_bytes()) {
            assert!(!MODULES[at].exports.is_empty(), "the module exports no type");
            return &MODULES[at];
        }
        at += 1;
    }
    panic!("the runtime has no module of this name")
}

/// `==`, which is not `const` yet.
const fn is_same(one: &[u8], other: &[u8]) -> bool {
    match (one, other) {
        ([], []) => true,
        ([first, one @ ..], [second, other @ ..]) => *first == *second && is_same(one, other),
        _ => false,
    }
}
