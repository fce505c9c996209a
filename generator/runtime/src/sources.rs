//! The text of all modules, for the generator to embed.

/// A module of the runtime.
#[derive(Clone, Copy, Debug)]
pub struct Module {
    /// Its name; the file is `<name>.rs`.
    pub name: &'static str,
    /// Its text.
    pub text: &'static str,
    /// The optional modules it refers to. Every module may refer to all core modules.
    pub needs: &'static [&'static str],
    /// The crates it refers to, with their values in a manifest.
    pub dependencies: &'static [Dependency],
    /// What users need of it at the root of the crate.
    pub exports: &'static [&'static str],
    /// Whether each generated crate has it.
    pub core: bool,
}

/// The name of a crate and its value in a manifest.
pub type Dependency = (&'static str, &'static str);

const BASE64: Dependency = ("base64", r#""0.23""#);
const BYTES: Dependency = ("bytes", r#""1""#);
const FASTRAND: Dependency = ("fastrand", r#""2""#);
const HTTP_BODY: Dependency = ("http-body", r#""1""#);
const MD4: Dependency = ("md4", r#""0.11""#);
const MD5: Dependency = ("md-5", r#""0.11""#);
const MIME_GUESS: Dependency = ("mime_guess", r#"{ version = "2", default-features = false }"#);
const REQWEST: Dependency = (
    "reqwest",
    r#"{ version = "0.13", default-features = false, features = ["brotli", "deflate", "gzip", "rustls-no-provider", "system-proxy"] }"#,
);
const RING: Dependency = ("ring", r#""0.17""#);
const RSA: Dependency = (
    "rsa",
    r#"{ version = "0.10", default-features = false, features = ["encoding", "pkcs1v15"] }"#,
);
const RUSTLS: Dependency = (
    "rustls",
    r#"{ version = "0.23", default-features = false, features = ["ring", "std", "tls12"] }"#,
);
const VERIFIER: Dependency = ("rustls-platform-verifier", r#""0.7""#);
const SERDE: Dependency = ("serde", r#"{ version = "1", features = ["derive"] }"#);
const SERDE_JSON: Dependency = ("serde_json", r#"{ version = "1", features = ["float_roundtrip"] }"#);
const SERDE_JSON_RAW: Dependency = (
    "serde_json",
    r#"{ version = "1", features = ["float_roundtrip", "raw_value"] }"#,
);
const SERDE_PATH: Dependency = ("serde_path_to_error", r#""0.1""#);
const SHA1: Dependency = ("sha1", r#""0.11""#);
const TOKIO: Dependency = ("tokio", r#"{ version = "1", features = ["time"] }"#);
const TOKIO_FS: Dependency = ("tokio", r#"{ version = "1", features = ["fs", "time"] }"#);
const TOKIO_SYNC: Dependency = ("tokio", r#"{ version = "1", features = ["fs", "sync", "time"] }"#);

/// A module that each generated crate has.
macro_rules! core {
    ($name:literal, [$($dependency:expr),*], [$($export:literal),*]) => {
        Module {
            name: $name,
            text: include_str!(concat!($name, ".rs")),
            needs: &[],
            dependencies: &[$($dependency),*],
            exports: &[$($export),*],
            core: true,
        }
    };
}

/// A module that only those have that use it.
macro_rules! optional {
    ($name:literal, [$($needed:literal),*], [$($dependency:expr),*], [$($export:literal),*]) => {
        Module {
            name: $name,
            text: include_str!(concat!($name, ".rs")),
            needs: &[$($needed),*],
            dependencies: &[$($dependency),*],
            exports: &[$($export),*],
            core: false,
        }
    };
}

/// All modules, in alphabetical order.
///
/// If several chosen modules name one crate, the value with more features holds the others' (`tokio`).
pub const MODULES: &[Module] = &[
    core!(
        "answer",
        [BYTES, REQWEST, SERDE, SERDE_JSON, SERDE_PATH],
        ["Answer", "Body", "Decoded", "Mixed", "Reason"]
    ),
    optional!("asap", ["crypto", "jwt"], [SERDE_JSON], ["Asap"]),
    core!(
        "auth",
        [BASE64, REQWEST],
        ["ApiKey", "Basic", "Bearer", "HeaderSecret", "Scheme", "Secret"]
    ),
    optional!("awsv4", ["crypto"], [RING], ["AwsV4"]),
    core!("body", [BYTES, HTTP_BODY, REQWEST, TOKIO], []),
    core!("call", [REQWEST], ["Call", "Operation"]),
    core!("client", [REQWEST, RUSTLS, VERIFIER], ["Builder", "Client"]),
    optional!("crypto", [], [BASE64, RING], []),
    core!("curl", [], []),
    optional!("digest", ["crypto"], [MD5, REQWEST, RING], ["Digest"]),
    optional!("dynamic", ["crypto", "words"], [FASTRAND], []),
    optional!("edgegrid", ["crypto"], [RING], ["EdgeGrid"]),
    core!(
        "error",
        [REQWEST, SERDE, TOKIO],
        ["AuthError", "Error", "RequestError", "TransportError", "Undocumented"]
    ),
    core!("failure", [REQWEST], ["DecodeError", "Failure", "Unexpected"]),
    optional!("file", ["media"], [BYTES, TOKIO_FS], ["File"]),
    optional!("form", [], [], []),
    optional!("graphql", [], [SERDE_JSON], []),
    optional!("hawk", ["crypto"], [RING], ["Hawk"]),
    core!("headers", [REQWEST], []),
    core!("json", [BYTES, SERDE, SERDE_JSON], ["Json"]),
    optional!("jwt", ["crypto"], [RING, SERDE, SERDE_JSON], ["Jwt"]),
    optional!("media", [], [MIME_GUESS], []),
    optional!("multipart", ["file", "media"], [FASTRAND], ["Part"]),
    optional!("ntlm", ["crypto"], [MD4, MD5, REQWEST], ["Ntlm"]),
    optional!("number", [], [SERDE, SERDE_JSON_RAW], ["BigNumber"]),
    optional!("oauth1", ["crypto"], [RING], ["OAuth1"]),
    optional!("oauth2", [], [SERDE, SERDE_JSON, TOKIO_SYNC], ["OAuth2"]),
    optional!("pkce", ["crypto", "oauth2"], [RING], ["Authorization"]),
    core!("request", [], ["Request"]),
    core!("response", [BYTES, REQWEST], ["RawResponse", "Response", "StatusCode"]),
    optional!("rsa_sha1", ["crypto", "oauth1"], [RSA, SHA1], []),
    core!("send", [REQWEST, TOKIO], ["Exchange", "Transport"]),
    core!("template", [], []),
    core!("text", [], ["Text", "Verbatim"]),
    core!("url", [], []),
    optional!("words", [], [], []),
];
