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

impl Module {
    /// The feature of this package by which a crate that depends on it has an optional module.
    #[must_use]
    pub fn feature(&self) -> String {
        self.name.replace('_', "-")
    }
}

/// The name of a crate and its value in a manifest; for some targets only, their `cfg(…)` stands before the name.
pub type Dependency = (&'static str, &'static str);

const BASE64: Dependency = ("base64", r#""0.23""#);
const BYTES: Dependency = ("bytes", r#""1.7.1""#);
const FUTURES_CORE: Dependency = (
    "futures-core",
    r#"{ version = "0.3.31", default-features = false, optional = true }"#,
);
const HTTP: Dependency = ("http", r#""1.1.0""#);
const HTTP_BODY: Dependency = ("http-body", r#""1""#);
const JS_SYS: Dependency = (r#"cfg(target_arch = "wasm32") js-sys"#, r#""0.3.77""#);
const MD4: Dependency = ("md4", r#""0.11""#);
const MD5: Dependency = ("md-5", r#""0.11""#);
const REQWEST: Dependency = (
    "reqwest",
    r#"{ version = "0.13.2", default-features = false, features = ["deflate", "gzip", "system-proxy"] }"#,
);
const RING: Dependency = ("ring", r#""0.17""#);
const RING_IN_BROWSER: Dependency = (
    r#"cfg(target_arch = "wasm32") ring"#,
    r#"{ version = "0.17", features = ["wasm32_unknown_unknown_js"] }"#,
);
const RSA: Dependency = (
    "rsa",
    r#"{ version = "0.10", default-features = false, features = ["encoding", "pkcs1v15"] }"#,
);
const RUSTLS: Dependency = (
    "rustls",
    r#"{ version = "0.23.27", default-features = false, features = ["ring", "std", "tls12"], optional = true }"#,
);
const SERDE: Dependency = ("serde", r#"{ version = "1.0.210", features = ["derive"] }"#);
const SERDE_JSON: Dependency = (
    "serde_json",
    r#"{ version = "1.0.140", features = ["float_roundtrip"] }"#,
);
const SERDE_JSON_RAW: Dependency = (
    "serde_json",
    r#"{ version = "1.0.140", features = ["float_roundtrip", "raw_value"] }"#,
);
const SHA1: Dependency = ("sha1", r#""0.11""#);
const TOKIO: Dependency = (
    "tokio",
    r#"{ version = "1.40.0", features = ["io-util", "sync", "time"] }"#,
);
const TOKIO_FS: Dependency = (
    r#"cfg(not(target_family = "wasm")) tokio"#,
    r#"{ version = "1.40.0", features = ["fs"] }"#,
);
const TRACING: Dependency = (
    "tracing",
    r#"{ version = "0.1.40", default-features = false, features = ["std"], optional = true }"#,
);

/// The features of each generated crate, with their values in a manifest.
pub const FEATURES: &[(&str, &str)] = &[
    ("blocking", r#"["tokio/rt-multi-thread"]"#),
    ("brotli", r#"["reqwest/brotli"]"#),
    ("default", r#"["brotli", "rustls"]"#),
    ("har", "[]"),
    ("mock", "[]"),
    ("native-tls", r#"["reqwest/native-tls"]"#),
    ("rustls", r#"["dep:rustls", "reqwest/rustls-no-provider"]"#),
    ("stream", r#"["dep:futures-core"]"#),
    ("tracing", r#"["dep:tracing"]"#),
];

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
/// If several chosen modules name one crate, the value with more features holds the others' (`serde_json`).
pub const MODULES: &[Module] = &[
    core!(
        "answer",
        [BYTES, HTTP, SERDE, SERDE_JSON],
        ["Answer", "Body", "Decoded", "Mixed"]
    ),
    optional!("answer_headers", [], [HTTP], ["Link", "RateLimit"]),
    optional!("asap", ["crypto", "jwt"], [SERDE_JSON], ["Asap"]),
    core!(
        "auth",
        [HTTP],
        ["ApiKey", "Basic", "Bearer", "HeaderSecret", "Scheme", "Secret"]
    ),
    optional!("awsv4", ["crypto"], [RING], ["AwsV4"]),
    core!("blocking", [TOKIO], []),
    core!("body", [BYTES, HTTP_BODY, REQWEST], []),
    core!("builder", [REQWEST], ["Builder"]),
    optional!("call", [], [], ["Call"]),
    core!("client", [REQWEST], ["Client"]),
    core!("clock", [JS_SYS, TOKIO], []),
    core!("cookies", [HTTP], []),
    optional!("crypto", [], [BASE64, RING, RING_IN_BROWSER], []),
    core!("curl", [], []),
    optional!("derived", ["place", "read"], [SERDE_JSON], []),
    optional!("digest", ["crypto"], [HTTP, MD5, RING], ["Digest"]),
    core!(
        "download",
        [BYTES, HTTP, SERDE, SERDE_JSON, TOKIO],
        ["Event", "Events", "JsonLines"]
    ),
    core!("draft", [], ["Draft"]),
    optional!("dynamic", ["words"], [], []),
    optional!("edgegrid", ["crypto"], [RING], ["EdgeGrid"]),
    core!(
        "error",
        [HTTP, SERDE],
        ["AuthError", "Error", "RequestError", "Undocumented"]
    ),
    core!("failure", [HTTP], ["DecodeError", "Failure", "Unexpected"]),
    core!("few", [], []),
    optional!("file", ["media"], [BYTES, TOKIO, TOKIO_FS], ["File"]),
    optional!("form", [], [], []),
    optional!("graphql", [], [SERDE_JSON], []),
    core!("har", [HTTP, SERDE_JSON], []),
    optional!("hawk", ["crypto"], [RING], ["Hawk"]),
    core!("headers", [BYTES, HTTP], []),
    core!("json", [BYTES, SERDE, SERDE_JSON], ["Json"]),
    optional!("json_member", [], [SERDE_JSON], []),
    optional!("json_rpc", [], [SERDE, SERDE_JSON], ["JsonRpcError"]),
    optional!("jwt", ["crypto"], [RING, SERDE, SERDE_JSON], ["Jwt"]),
    optional!("login", [], [BYTES, HTTP, SERDE_JSON, TOKIO], []),
    core!("made_up", [], []),
    optional!("masked", [], [], []),
    optional!("media", [], [], []),
    optional!("members", ["read"], [SERDE, SERDE_JSON], []),
    core!("mock", [BYTES, HTTP, SERDE, SERDE_JSON], []),
    optional!("multipart", ["file", "media"], [], ["Part"]),
    optional!("nested", ["form"], [SERDE, SERDE_JSON], ["Nested"]),
    optional!("ntlm", ["crypto"], [HTTP, MD4, MD5], ["Ntlm"]),
    optional!("number", ["read"], [SERDE, SERDE_JSON_RAW], ["BigNumber"]),
    optional!("oauth1", ["crypto"], [RING], ["OAuth1"]),
    optional!("oauth2", [], [SERDE, SERDE_JSON, TOKIO], ["OAuth2"]),
    optional!("object", ["members", "read"], [SERDE, SERDE_JSON], []),
    optional!("one_of", ["open_text"], [], ["OneOf"]),
    optional!("open_text", ["read"], [SERDE, SERDE_JSON], []),
    core!("options", [], ["Options"]),
    core!("outgoing", [HTTP, REQWEST], ["Outgoing"]),
    optional!("own_client", [], [REQWEST], []),
    optional!(
        "paging",
        ["answer_headers", "call"],
        [FUTURES_CORE, HTTP, REQWEST, SERDE_JSON],
        ["Items", "Paged", "Pages", "Paging"]
    ),
    core!("path", [SERDE_JSON], []),
    core!("payload", [BYTES, HTTP_BODY, TOKIO], []),
    core!("percent", [], []),
    optional!("pkce", ["crypto", "oauth2"], [RING], ["Authorization"]),
    optional!("place", ["read"], [SERDE, SERDE_JSON], []),
    core!("prepare", [], []),
    core!("provider", [TOKIO], ["Provider", "Renewed", "Token"]),
    optional!("read", ["members", "place", "scalar"], [SERDE, SERDE_JSON_RAW], []),
    core!("reason", [SERDE, SERDE_JSON], ["Reason"]),
    core!("recordings", [BYTES, HTTP, SERDE, SERDE_JSON], []),
    core!("redacted", [SERDE, SERDE_JSON], []),
    core!("request", [], ["Request"]),
    core!("response", [BYTES, HTTP], ["RawResponse", "Response", "StatusCode"]),
    core!("retry", [HTTP], ["Retries"]),
    optional!("rsa_sha1", ["crypto", "oauth1"], [RSA, SHA1], []),
    core!("saved", [], []),
    optional!("scalar", [], [SERDE, SERDE_JSON], []),
    optional!("script", ["script_value"], [], []),
    optional!("script_format", ["script_time", "script_value"], [], []),
    optional!("script_hash", ["crypto", "script_text"], [MD5, RING], []),
    optional!("script_list", ["script_value"], [SERDE_JSON], []),
    optional!("script_number", ["script_value"], [], []),
    optional!("script_pattern", [], [], []),
    optional!("script_text", ["script_value"], [BASE64], []),
    optional!("script_time", ["script_value"], [], []),
    optional!("script_value", [], [], []),
    core!("send", [HTTP], ["Middleware", "Next"]),
    core!("sending", [HTTP], ["Operation", "Sending", "SendingRaw"]),
    optional!("setters", [], [], []),
    core!("stream", [BYTES, FUTURES_CORE, SERDE], []),
    optional!("tagged", ["read"], [SERDE, SERDE_JSON], []),
    core!("template", [], []),
    core!("text", [], ["Text", "Verbatim"]),
    core!("tls", [REQWEST, RUSTLS], []),
    core!("trace", [HTTP, TRACING], []),
    core!("transport", [BYTES, HTTP, REQWEST], ["Transport"]),
    core!("trouble", [REQWEST], ["TransportError"]),
    optional!("union", ["read"], [SERDE, SERDE_JSON], []),
    core!("url", [], []),
    optional!("words", [], [], []),
];
