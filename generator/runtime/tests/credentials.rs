//! Computed credentials, compared with what Postman's own runner sends; keys and clocks are those of the measurements.

#![cfg(feature = "client")]

use postman_codegen_runtime::asap::Asap;
use postman_codegen_runtime::auth::Scheme;
use postman_codegen_runtime::awsv4::AwsV4;
use postman_codegen_runtime::body::{Body, BoxError, BoxFuture};
use postman_codegen_runtime::digest::Digest;
use postman_codegen_runtime::edgegrid::EdgeGrid;
use postman_codegen_runtime::hawk::Hawk;
use postman_codegen_runtime::jwt::Jwt;
use postman_codegen_runtime::oauth1::OAuth1;
use postman_codegen_runtime::outgoing::Outgoing;
use postman_codegen_runtime::request::Request;
use postman_codegen_runtime::rsa_sha1;
use postman_codegen_runtime::template::Settings;
use postman_codegen_runtime::transport::Transport;

/// A key that was made for the measurements and protects nothing.
const KEY: &str = "-----BEGIN PRIVATE KEY-----\n\
            MIIEvgIBADANBgkqhkiG9w0BAQEFAASCBKgwggSkAgEAAoIBAQDIdfJ/K73Re4L+\n\
            N+FHaSJkFAM2H7QALY5Zj5H6S1j0fyDUqHbylntkvpCh2XMUqTev9wGgLtCumxr+\n\
            KLqk3iR0+bf1dKDwQoBN8TYkcBg9cwwGUeCHCPduYHb51SuJfppBk0qjew0lmGSL\n\
            Hr0EFcVJs6IqWCuClVoL/puhObHw/49k2P3z+rfMhNNU07xYILJgDGP+nZwDuc0Y\n\
            n72ClmC+WDVZBg5t1pmhVOyiCLNRDAHaBeV7FqC7cUi2AdQWujhPokvDbUo0ArbV\n\
            SrodUfcTycYuoyG42M0vNZunkfqdlkAEPsv9fLcpRY5gPokabJjfhXqqHXRHqUj3\n\
            00g292+LAgMBAAECggEADtX+iCpCQSe6o8/vl1ZmRNvfpPjRsesCjF7+IcpudKHt\n\
            WcUiEIV8mmcpfcuseGH8Yhnjf+nBvg/H/qQgXs/7XhZBPCRRPkGIYhGxEnSisUw7\n\
            c+2esr/CIuQhdLoHH9pD1l3tTzjDL1NzqtbajFvZdGvxW4rs+sbM7vL9V6r/yriD\n\
            CtAhP1oktQ+4fiqfLEPj6aKxZuFMz34NNaNzLtGdiP6vlv1TJHTNVM/KAve5g0CD\n\
            zvUs+v7P8PmOKYwEIgwjenLWIlQYaoSLqfpdnoOuGzJLCQckBTK0Z+M+RrEQKLnJ\n\
            YtnKpgxKaPCqhiswnOB8SSxEsaiA8+z7wvL8ek4PCQKBgQDtkWrw4AOIbNzCmYKM\n\
            dLfuOZ73Pl1iLLVhBp32ihzfsBjhMga0dDt8dXw3aVAsb6Igss/zOT031bEQkLRd\n\
            DQtJJfDQ59eDwv84AaO/V5xsSDh9XXkbERvfCcDbHeyjJBLNnBtQgWJgUqqOptxb\n\
            KjrcYqQNJ+d0+2pK/2D6+87bnQKBgQDYA4DWaGSKtQyicf/1YQWi3vv7NXSeFHFX\n\
            IhHrceWGnjyfqYtRFZmKsTuFanQQSQ3hiGodGv8iE/64lsUZQyDyOnFtWuDFcQQD\n\
            fNzsnbQsHVZws6IiAzPUPD2Eos3QbA61od7TFxpeKZtKhZ8d1j0uUR1JhEJHwnDw\n\
            N1IVW2VzRwKBgCOCjP2cPmrx+r2LvJvKBoQxULWcONEn5aSvHIVxd4doBxACLkZi\n\
            6VFdLkgKEdXSieVhVPwCHkhuRJ05Q/x0qq8wYKKZRPmI+CUi+ZrsOZFl6iuzARsu\n\
            n3/jMVSPUIPCLJ1XLC4IaPAE60GPZ3ipA0tV4zekM1ClE+pJ6fEaGn1xAoGBAJPp\n\
            GjA1/RpJTGRzIOuZSq2yd+IUQUz4/H7IUnLgY2ThNuuwwTd9Tcx8/R+mu+Bm1X1n\n\
            1hkl4isoe9NTUZSxtX6HbCGQB7bKYxAsUG4osjU+xXCYX91gSf36XblTbRBY3V2b\n\
            gCMUf7aYUMAfbMuWZgAwBJjRWj0etAyYJLmBAp+DAoGBANvr+qthPhNJzDv+Fnwn\n\
            QcV5o2smFddZedUXjoKpPxkYwxbboAt+vpc8ZjZzHdwFCYKQDxxT4Lxp9Oh0fRZI\n\
            W5P0T444VM/u/zQxGfFmynwdo2uhuFX7A7srHjWKWWVDH+NzwvE9wsH6omzScZM1\n\
            rbl9RlreKI4O/Ge45i9XRFug\n\
            -----END PRIVATE KEY-----";

/// Where the measurements were made.
const BASE: &str = "http://127.0.0.1:48721";

struct Case {
    name: &'static str,
    scheme: &'static str,
    method: &'static str,
    tail: &'static str,
    headers: &'static [(&'static str, &'static str)],
    body: &'static str,
    parameters: &'static [(&'static str, &'static str)],
    target: &'static str,
    authorization: Option<&'static str>,
    sent: &'static str,
    time: &'static str,
}

const CASES: &[Case] = &[
    Case {
        name: "auth-jwt-hs256",
        scheme: "jwt",
        method: "GET",
        tail: "/auth",
        headers: &[],
        body: "",
        parameters: &[
            ("algorithm", "HS256"),
            ("secret", "s3cret"),
            ("payload", "{\"sub\":\"u\",\"n\":1}"),
            ("addTokenTo", "header"),
            ("headerPrefix", "Bearer"),
            ("header", "{}"),
        ],
        target: "/auth",
        authorization: Some(
            "Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ1IiwibiI6MX0.ZjV9TO27fp6poW05vgCnNdIVeyxmOuGUtJ9UkNTrmZw",
        ),
        sent: "",
        time: "",
    },
    Case {
        name: "auth-jwt-hs512-base64-header",
        scheme: "jwt",
        method: "GET",
        tail: "/auth",
        headers: &[],
        body: "",
        parameters: &[
            ("algorithm", "HS512"),
            ("secret", "MDEyMzQ1Njc4OQ=="),
            ("isSecretBase64Encoded", "true"),
            ("payload", "{\"a\": \"b\"}"),
            ("header", "{\"kid\":\"k1\",\"alg\":\"none\"}"),
        ],
        target: "/auth",
        authorization: Some(
            "Bearer eyJraWQiOiJrMSIsImFsZyI6IkhTNTEyIn0.eyJhIjoiYiJ9.NDwWFOE2UNt5VmphI1r9fXyFVx3ujK27omHfk100ZeSCTEaNicxCNlFjOBFwvi68853in8c2-91bmpnGM0e81w",
        ),
        sent: "",
        time: "",
    },
    Case {
        name: "auth-jwt-query",
        scheme: "jwt",
        method: "GET",
        tail: "/auth?jwt=old&x=1",
        headers: &[],
        body: "",
        parameters: &[
            ("algorithm", "HS256"),
            ("secret", "s"),
            ("payload", "{}"),
            ("addTokenTo", "queryParam"),
            ("queryParamKey", "jwt"),
        ],
        target: "/auth?x=1&jwt=eyJhbGciOiJIUzI1NiJ9.e30.F9yvvLLMLF5UKVPXzrWpnyAZsW8frF0MjE-S7oHI7u4",
        authorization: None,
        sent: "",
        time: "",
    },
    Case {
        name: "auth-jwt-empty-prefix",
        scheme: "jwt",
        method: "GET",
        tail: "/auth",
        headers: &[],
        body: "",
        parameters: &[
            ("algorithm", "HS256"),
            ("secret", "s"),
            ("payload", "{\"a\":1}"),
            ("headerPrefix", ""),
        ],
        target: "/auth",
        authorization: Some("eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.q5svP8-9Y8YkbKwCTWnDkAYZWxobPBkDcuFueOgdFd8"),
        sent: "",
        time: "",
    },
    Case {
        name: "auth-jwt-rs256",
        scheme: "jwt",
        method: "GET",
        tail: "/auth",
        headers: &[],
        body: "",
        parameters: &[
            ("algorithm", "RS256"),
            ("privateKey", KEY),
            ("payload", "{\"iss\":\"me\",\"iat\":1700000000}"),
            ("header", "{\"kid\":\"1\"}"),
        ],
        target: "/auth",
        authorization: Some(
            "Bearer eyJraWQiOiIxIiwiYWxnIjoiUlMyNTYifQ.eyJpc3MiOiJtZSIsImlhdCI6MTcwMDAwMDAwMH0.WaaZx7oO19x5XWlwK1eXOMDSJh5cam2F6JQ-f5IB0mHcKSehHyaK1MtlmK3Lfk72TEjQOlnJv-vLQ7dpEJmG0ms46wwVghCmPlqghwuhEjKz88vwy22bFzZ_RSyFmq2AwYuJPw90VXKFRe2-FyRUm3L719JlBEn4HHRABPzdikVY7jaEOISLIjvEQ3Efsza8smGgcSbkppQ3GfkPEXBCnM5xCpAbhZ0DJhH0xxAIuisLRC5rLWbxrv-JlYcWyG-TwAO7pMCCbm35zq7Q65WCyKJsrabpZjMUKJnJd7v6rF9h5Lvs7um3R7DcglMdsxzYJVRfqCiqCMVGVxTKFqCwCg",
        ),
        sent: "",
        time: "",
    },
    Case {
        name: "auth-digest-preemptive-qop",
        scheme: "digest",
        method: "GET",
        tail: "/auth",
        headers: &[],
        body: "",
        parameters: &[
            ("username", "u"),
            ("password", "p"),
            ("realm", "r"),
            ("nonce", "n"),
            ("qop", "auth"),
            ("nonceCount", "00000001"),
            ("clientNonce", "cn"),
            ("algorithm", "MD5"),
        ],
        target: "/auth",
        authorization: Some(
            "Digest username=\"u\", realm=\"r\", nonce=\"n\", uri=\"/auth\", algorithm=\"MD5\", qop=auth, nc=00000001, cnonce=\"cn\", response=\"ee5dfab07b79083b9cad57f697294f93\"",
        ),
        sent: "",
        time: "",
    },
    Case {
        name: "auth-digest-preemptive-authint-md5sess",
        scheme: "digest",
        method: "POST",
        tail: "/auth",
        headers: &[],
        body: "body",
        parameters: &[
            ("username", "u"),
            ("password", "p"),
            ("realm", "r"),
            ("nonce", "n"),
            ("qop", "auth-int"),
            ("nonceCount", "00000002"),
            ("clientNonce", "cn"),
            ("algorithm", "MD5-sess"),
            ("opaque", "o"),
        ],
        target: "/auth",
        authorization: Some(
            "Digest username=\"u\", realm=\"r\", nonce=\"n\", uri=\"/auth\", algorithm=\"MD5-sess\", qop=auth-int, nc=00000002, cnonce=\"cn\", response=\"f975a920a851bc0eb539a6936d4d7333\", opaque=\"o\"",
        ),
        sent: "body",
        time: "",
    },
    Case {
        name: "auth-oauth1-header",
        scheme: "oauth1",
        method: "GET",
        tail: "/o1?b=2&a=x y",
        headers: &[],
        body: "",
        parameters: &[
            ("consumerKey", "ck"),
            ("consumerSecret", "cs"),
            ("token", "tk"),
            ("tokenSecret", "ts"),
            ("signatureMethod", "HMAC-SHA1"),
            ("timestamp", "1700000000"),
            ("nonce", "abcdefghijk"),
            ("version", "1.0"),
            ("realm", ""),
            ("addParamsToHeader", "true"),
        ],
        target: "/o1?b=2&a=x%20y",
        authorization: Some(
            "OAuth oauth_consumer_key=\"ck\",oauth_token=\"tk\",oauth_signature_method=\"HMAC-SHA1\",oauth_timestamp=\"1700000000\",oauth_nonce=\"abcdefghijk\",oauth_version=\"1.0\",oauth_signature=\"F0Z9H7qfgGuusyB%2FV6esOhgUa1c%3D\"",
        ),
        sent: "",
        time: "",
    },
    Case {
        name: "auth-oauth1-header-realm-sha256",
        scheme: "oauth1",
        method: "GET",
        tail: "/auth",
        headers: &[],
        body: "",
        parameters: &[
            ("consumerKey", "ck"),
            ("consumerSecret", "cs"),
            ("token", "tk"),
            ("tokenSecret", "ts"),
            ("signatureMethod", "HMAC-SHA256"),
            ("timestamp", "1700000000"),
            ("nonce", "abcdefghijk"),
            ("version", "1.0"),
            ("realm", "my realm"),
            ("addParamsToHeader", "true"),
        ],
        target: "/auth",
        authorization: Some(
            "OAuth realm=\"my%20realm\",oauth_consumer_key=\"ck\",oauth_token=\"tk\",oauth_signature_method=\"HMAC-SHA256\",oauth_timestamp=\"1700000000\",oauth_nonce=\"abcdefghijk\",oauth_version=\"1.0\",oauth_signature=\"qN3nfpLtEVoyLDNF0MOiqA0Z762PpL79TWDG%2Fdiaykw%3D\"",
        ),
        sent: "",
        time: "",
    },
    Case {
        name: "auth-oauth1-query",
        scheme: "oauth1",
        method: "GET",
        tail: "/o1?b=it's&a=x y+z",
        headers: &[],
        body: "",
        parameters: &[
            ("consumerKey", "ck"),
            ("consumerSecret", "cs"),
            ("token", "tk"),
            ("tokenSecret", "ts"),
            ("signatureMethod", "HMAC-SHA1"),
            ("timestamp", "1700000000"),
            ("nonce", "abcdefghijk"),
            ("version", "1.0"),
            ("realm", ""),
            ("addParamsToHeader", "false"),
        ],
        target: "/o1?b=it%27s&a=x%20y%20z&oauth_consumer_key=ck&oauth_token=tk&oauth_signature_method=HMAC-SHA1&oauth_timestamp=1700000000&oauth_nonce=abcdefghijk&oauth_version=1.0&oauth_signature=8sW8DSNZT95yjnu5H5CzwmLhC5o%3D",
        authorization: None,
        sent: "",
        time: "",
    },
    Case {
        name: "auth-oauth1-body-urlencoded",
        scheme: "oauth1",
        method: "POST",
        tail: "/auth",
        headers: &[("Content-Type", "application/x-www-form-urlencoded")],
        body: "z=a%20b",
        parameters: &[
            ("consumerKey", "ck"),
            ("consumerSecret", "cs"),
            ("token", "tk"),
            ("tokenSecret", "ts"),
            ("signatureMethod", "HMAC-SHA1"),
            ("timestamp", "1700000000"),
            ("nonce", "abcdefghijk"),
            ("version", "1.0"),
            ("realm", ""),
            ("addParamsToHeader", "false"),
        ],
        target: "/auth",
        authorization: None,
        sent: "z=a%20b&oauth_consumer_key=ck&oauth_token=tk&oauth_signature_method=HMAC-SHA1&oauth_timestamp=1700000000&oauth_nonce=abcdefghijk&oauth_version=1.0&oauth_signature=ds8WAsqPIHvkNBefR32vZjqxhso%3D",
        time: "",
    },
    Case {
        name: "auth-oauth1-plaintext",
        scheme: "oauth1",
        method: "GET",
        tail: "/auth",
        headers: &[],
        body: "",
        parameters: &[
            ("consumerKey", "ck"),
            ("consumerSecret", "cs"),
            ("token", "tk"),
            ("tokenSecret", "ts"),
            ("signatureMethod", "PLAINTEXT"),
            ("timestamp", "1700000000"),
            ("nonce", "abcdefghijk"),
            ("version", "1.0"),
            ("realm", ""),
            ("addParamsToHeader", "true"),
        ],
        target: "/auth",
        authorization: Some(
            "OAuth oauth_consumer_key=\"ck\",oauth_token=\"tk\",oauth_signature_method=\"PLAINTEXT\",oauth_timestamp=\"1700000000\",oauth_nonce=\"abcdefghijk\",oauth_version=\"1.0\",oauth_signature=\"cs%26ts\"",
        ),
        sent: "",
        time: "",
    },
    Case {
        name: "auth-oauth1-body-hash",
        scheme: "oauth1",
        method: "POST",
        tail: "/auth",
        headers: &[("Content-Type", "application/json")],
        body: "{\"a\":1}",
        parameters: &[
            ("consumerKey", "ck"),
            ("consumerSecret", "cs"),
            ("token", "tk"),
            ("tokenSecret", "ts"),
            ("signatureMethod", "HMAC-SHA1"),
            ("timestamp", "1700000000"),
            ("nonce", "abcdefghijk"),
            ("version", "1.0"),
            ("realm", ""),
            ("addParamsToHeader", "true"),
            ("includeBodyHash", "true"),
        ],
        target: "/auth",
        authorization: Some(
            "OAuth oauth_consumer_key=\"ck\",oauth_token=\"tk\",oauth_signature_method=\"HMAC-SHA1\",oauth_timestamp=\"1700000000\",oauth_nonce=\"abcdefghijk\",oauth_version=\"1.0\",oauth_body_hash=\"n4nHQM60bXQYySSnisV5QdXpZSA%3D\",oauth_signature=\"%2F2JEWnfMBH%2FSeYph6uYQJ20B3AI%3D\"",
        ),
        sent: "{\"a\":1}",
        time: "",
    },
    Case {
        name: "auth-oauth1-empty-token-signed",
        scheme: "oauth1",
        method: "GET",
        tail: "/auth",
        headers: &[],
        body: "",
        parameters: &[
            ("consumerKey", "ck"),
            ("consumerSecret", "cs"),
            ("token", ""),
            ("tokenSecret", ""),
            ("signatureMethod", "HMAC-SHA1"),
            ("timestamp", "1700000000"),
            ("nonce", "abcdefghijk"),
            ("version", "1.0"),
            ("realm", ""),
            ("addParamsToHeader", "true"),
            ("addEmptyParamsToSign", "true"),
        ],
        target: "/auth",
        authorization: Some(
            "OAuth oauth_consumer_key=\"ck\",oauth_signature_method=\"HMAC-SHA1\",oauth_timestamp=\"1700000000\",oauth_nonce=\"abcdefghijk\",oauth_version=\"1.0\",oauth_signature=\"LAcC0F0LE4sd%2FALMLKItAWe72Wg%3D\"",
        ),
        sent: "",
        time: "",
    },
    Case {
        name: "auth-oauth1-empty-token-omitted",
        scheme: "oauth1",
        method: "GET",
        tail: "/auth",
        headers: &[],
        body: "",
        parameters: &[
            ("consumerKey", "ck"),
            ("consumerSecret", "cs"),
            ("token", ""),
            ("tokenSecret", ""),
            ("signatureMethod", "HMAC-SHA1"),
            ("timestamp", "1700000000"),
            ("nonce", "abcdefghijk"),
            ("version", "1.0"),
            ("realm", ""),
            ("addParamsToHeader", "true"),
        ],
        target: "/auth",
        authorization: Some(
            "OAuth oauth_consumer_key=\"ck\",oauth_signature_method=\"HMAC-SHA1\",oauth_timestamp=\"1700000000\",oauth_nonce=\"abcdefghijk\",oauth_version=\"1.0\",oauth_signature=\"NezJ66Zh2b8IWhGnM08hOSiVYJA%3D\"",
        ),
        sent: "",
        time: "",
    },
    Case {
        name: "auth-oauth1-callback-verifier",
        scheme: "oauth1",
        method: "GET",
        tail: "/auth",
        headers: &[],
        body: "",
        parameters: &[
            ("consumerKey", "ck"),
            ("consumerSecret", "cs"),
            ("token", "tk"),
            ("tokenSecret", "ts"),
            ("signatureMethod", "HMAC-SHA1"),
            ("timestamp", "1700000000"),
            ("nonce", "abcdefghijk"),
            ("version", "1.0"),
            ("realm", ""),
            ("addParamsToHeader", "true"),
            ("callback", "http://cb/?x=1"),
            ("verifier", "ver"),
        ],
        target: "/auth",
        authorization: Some(
            "OAuth oauth_consumer_key=\"ck\",oauth_token=\"tk\",oauth_signature_method=\"HMAC-SHA1\",oauth_timestamp=\"1700000000\",oauth_nonce=\"abcdefghijk\",oauth_version=\"1.0\",oauth_callback=\"http%3A%2F%2Fcb%2F%3Fx%3D1\",oauth_verifier=\"ver\",oauth_signature=\"pD0s%2BNNtqn9XMz4s5bEdK1LYPg4%3D\"",
        ),
        sent: "",
        time: "",
    },
    Case {
        name: "auth-oauth1-rsa-sha1",
        scheme: "oauth1",
        method: "GET",
        tail: "/auth",
        headers: &[],
        body: "",
        parameters: &[
            ("consumerKey", "ck"),
            ("consumerSecret", "cs"),
            ("token", "tk"),
            ("tokenSecret", "ts"),
            ("signatureMethod", "RSA-SHA1"),
            ("timestamp", "1700000000"),
            ("nonce", "abcdefghijk"),
            ("version", "1.0"),
            ("realm", ""),
            ("addParamsToHeader", "true"),
            ("privateKey", KEY),
        ],
        target: "/auth",
        authorization: Some(
            "OAuth oauth_consumer_key=\"ck\",oauth_token=\"tk\",oauth_signature_method=\"RSA-SHA1\",oauth_timestamp=\"1700000000\",oauth_nonce=\"abcdefghijk\",oauth_version=\"1.0\",oauth_signature=\"wrr2SJvK7dxW1pHmenUWX3HIRwBJSTJmcDkuvwWPwQcl2XYHsCx5RN5XuBJfRIa1F4sUshvguMFFsm%2BEJ3gbex6VWFhwXkRH%2F7ChXdiq4dFGfVJvkCju2S3n0BGLoKlYx2qq4yfc%2BqYYwFPgUOHlBOaQaYLmUBZF64Ufmd5g%2BvcBFP%2B2X1PvA0ANt9frNSOR6BE5eCtFqqolbvUTEhRHKU%2B5GzwuVWN%2Fd2VGIprhr6i47cmfLf534f1RZprySqkKpcQSVvh4OYavGcoXwO1r5JcbVuDflza%2BhIHgxU0WPYftY9pxjAYgX3moRyx5lPuNqE8IULEGUFfJfuQYVa2y%2Bg%3D%3D\"",
        ),
        sent: "",
        time: "",
    },
    Case {
        name: "auth-oauth1-missing-secret",
        scheme: "oauth1",
        method: "GET",
        tail: "/auth",
        headers: &[],
        body: "",
        parameters: &[
            ("consumerKey", "ck"),
            ("consumerSecret", ""),
            ("token", "tk"),
            ("tokenSecret", "ts"),
            ("signatureMethod", "HMAC-SHA1"),
            ("timestamp", "1700000000"),
            ("nonce", "abcdefghijk"),
            ("version", "1.0"),
            ("realm", ""),
            ("addParamsToHeader", "true"),
        ],
        target: "/auth",
        authorization: None,
        sent: "",
        time: "",
    },
    Case {
        name: "auth-oauth1-header-encoding-disabled",
        scheme: "oauth1",
        method: "GET",
        tail: "/auth",
        headers: &[],
        body: "",
        parameters: &[
            ("consumerKey", "ck"),
            ("consumerSecret", "cs"),
            ("token", "tk"),
            ("tokenSecret", "ts"),
            ("signatureMethod", "HMAC-SHA1"),
            ("timestamp", "1700000000"),
            ("nonce", "abcdefghijk"),
            ("version", "1.0"),
            ("realm", ""),
            ("addParamsToHeader", "true"),
            ("disableHeaderEncoding", "true"),
        ],
        target: "/auth",
        authorization: Some(
            "OAuth oauth_consumer_key=\"ck\",oauth_token=\"tk\",oauth_signature_method=\"HMAC-SHA1\",oauth_timestamp=\"1700000000\",oauth_nonce=\"abcdefghijk\",oauth_version=\"1.0\",oauth_signature=\"3xeSQtBYenDtyUATznHPV0/hEO4=\"",
        ),
        sent: "",
        time: "",
    },
    Case {
        name: "auth-hawk",
        scheme: "hawk",
        method: "GET",
        tail: "/h?x=1",
        headers: &[],
        body: "",
        parameters: &[
            ("authId", "id"),
            ("authKey", "key"),
            ("algorithm", "sha256"),
            ("nonce", "nn"),
            ("timestamp", "1700000000"),
            ("extraData", "ext"),
            ("app", ""),
            ("delegation", ""),
            ("user", ""),
        ],
        target: "/h?x=1",
        authorization: Some(
            "Hawk id=\"id\", ts=\"1700000000\", nonce=\"nn\", ext=\"ext\", mac=\"p7Wl10vjCDFkIofs9L21ztqEykW8yU2Bd7RpsGMEiCA=\"",
        ),
        sent: "",
        time: "",
    },
    Case {
        name: "auth-hawk-payload-hash",
        scheme: "hawk",
        method: "POST",
        tail: "/auth",
        headers: &[("Content-Type", "text/plain")],
        body: "hello",
        parameters: &[
            ("authId", "id"),
            ("authKey", "key"),
            ("algorithm", "sha256"),
            ("nonce", "nn"),
            ("timestamp", "1700000000"),
            ("includePayloadHash", "true"),
            ("app", "ap"),
            ("delegation", "dl"),
        ],
        target: "/auth",
        authorization: Some(
            "Hawk id=\"id\", ts=\"1700000000\", nonce=\"nn\", hash=\"zLb0GsYvXkH0Sj+aemFFnjVTzVC3+drcUXPAvZIqfo8=\", mac=\"TGjO8Z5+RLQfouea3hDaR4ModgOnVnBpa18lV4sq7V8=\", app=\"ap\", dlg=\"dl\"",
        ),
        sent: "hello",
        time: "",
    },
    Case {
        name: "auth-edgegrid",
        scheme: "edgegrid",
        method: "POST",
        tail: "/auth",
        headers: &[("X-A", " v  w ")],
        body: "hello",
        parameters: &[
            ("accessToken", "at"),
            ("clientToken", "ct"),
            ("clientSecret", "cs"),
            ("nonce", "nn"),
            ("timestamp", "20240101T00:00:00+0000"),
            ("headersToSign", "X-A"),
        ],
        target: "/auth",
        authorization: Some(
            "EG1-HMAC-SHA256 client_token=ct;access_token=at;timestamp=20240101T00:00:00+0000;nonce=nn;signature=vmfEC+GpR/9im/Sy0kli35R+qsvQlQ5e8oQCODogeXs=",
        ),
        sent: "hello",
        time: "",
    },
    Case {
        name: "auth-edgegrid-baseurl-get",
        scheme: "edgegrid",
        method: "GET",
        tail: "/e?x=1",
        headers: &[],
        body: "",
        parameters: &[
            ("accessToken", "at"),
            ("clientToken", "ct"),
            ("clientSecret", "cs"),
            ("nonce", "nn"),
            ("timestamp", "20240101T00:00:00+0000"),
            ("baseURL", "https://akamai.example.com"),
        ],
        target: "/e?x=1",
        authorization: Some(
            "EG1-HMAC-SHA256 client_token=ct;access_token=at;timestamp=20240101T00:00:00+0000;nonce=nn;signature=mbKAG78tRYknrb2lHyzcX3Z4xA2SJLAN0vBC5mKLhx4=",
        ),
        sent: "",
        time: "",
    },
    Case {
        name: "auth-awsv4-missing-time",
        scheme: "awsv4",
        method: "POST",
        tail: "/aws?b=1&a=2",
        headers: &[("X-A", "1")],
        body: "hi",
        parameters: &[
            ("accessKey", "AK"),
            ("secretKey", "SK"),
            ("region", "eu-west-1"),
            ("service", "s3"),
            ("sessionToken", "ST"),
        ],
        target: "/aws?b=1&a=2",
        authorization: Some(
            "AWS4-HMAC-SHA256 Credential=AK/20261123/eu-west-1/s3/aws4_request, SignedHeaders=host;x-a;x-amz-content-sha256;x-amz-date;x-amz-security-token, Signature=bab55ec66b67d7f711829f67ac5d529824b51c43620017fb94383c247e1e8ded",
        ),
        sent: "hi",
        time: "20261123T090416Z",
    },
    Case {
        name: "auth-awsv4-query",
        scheme: "awsv4",
        method: "GET",
        tail: "/aws?b=1",
        headers: &[],
        body: "",
        parameters: &[("accessKey", "AK"), ("secretKey", "SK"), ("addAuthDataToQuery", "true")],
        target: "/aws?b=1&X-Amz-Date=20261123T090416Z&X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AK%2F20261123%2Fus-east-1%2Fexecute-api%2Faws4_request&X-Amz-SignedHeaders=host&X-Amz-Signature=71c1f77f09ad3917639e83097a9c71bb7f04b70ff6454cedd92659fa5ec2ec00",
        authorization: None,
        sent: "",
        time: "20261123T090416Z",
    },
    Case {
        name: "auth-asap",
        scheme: "asap",
        method: "GET",
        tail: "/auth",
        headers: &[],
        body: "",
        parameters: &[
            ("alg", "RS256"),
            ("kid", "k/1"),
            ("iss", "iss"),
            ("aud", "aud"),
            ("privateKey", KEY),
            ("claims", "{\"jti\":\"j1\",\"iat\":1700000000,\"exp\":1700003600}"),
        ],
        target: "/auth",
        authorization: Some(
            "Bearer eyJhbGciOiJSUzI1NiIsImtpZCI6ImsvMSJ9.eyJqdGkiOiJqMSIsImlhdCI6MTcwMDAwMDAwMCwiZXhwIjoxNzAwMDAzNjAwLCJpc3MiOiJpc3MiLCJzdWIiOiJpc3MiLCJhdWQiOiJhdWQifQ.XBRpk5wjUA5sg4pLwAWpnG3QpOgpUNACy0jtAU71MM2ACnw1QWVP4rc6Fi4-nrFRAgmbihAvAe0r3m9J5nOfBNQsbynculzsiTvWYCF02WT_bF9DwZh-EowF8DVkdE4UijkkuCVs7t6jsbF1UwCQvKndP-uqRdn6Zd948u5GLASl8Fm-6_CL25Dv5oYMQEDzYELWmVEF-o-I-edsYAFDPXJWDSRUn-iPCclAfeJQGTSmAsWTE5kNEY-Pk42gsiL1fRiAJ12-DZoPTI7Go-eojiVRT2_Xjp8PYr97EW_9GlFkzayhG9ew8azgftvM5hcr09TLLObidUfHP2loLBynOg",
        ),
        sent: "",
        time: "",
    },
];

/// Sends nothing.
struct Nowhere;

impl Transport for Nowhere {
    fn send(&self, _: http::Request<Body>) -> BoxFuture<'static, Result<http::Response<Body>, BoxError>> {
        Box::pin(async { Err("nothing is sent".into()) })
    }
}

fn scheme(case: &Case) -> Box<dyn Scheme> {
    let parameters = case.parameters;
    match case.scheme {
        "asap" => Box::new(Asap::from_parameters(parameters)),
        "awsv4" => Box::new(AwsV4::from_parameters(parameters).at(case.time)),
        "digest" => Box::new(Digest::from_parameters(parameters)),
        "edgegrid" => Box::new(EdgeGrid::from_parameters(parameters)),
        "hawk" => Box::new(Hawk::from_parameters(parameters)),
        "jwt" => Box::new(Jwt::from_parameters(parameters)),
        "oauth1" => Box::new(OAuth1::from_parameters(parameters).signer(rsa_sha1::sign)),
        other => panic!("{other}"),
    }
}

fn outgoing(case: &Case) -> Outgoing {
    let request = Request::new(case.method, format!("{BASE}{}", case.tail)).text(case.body);
    let request = case
        .headers
        .iter()
        .fold(request, |request, (name, value)| request.header(*name, *value));
    request.prepare(&Settings::default(), &[]).expect("a request")
}

#[tokio::test]
async fn signatures_are_postmans() {
    for case in CASES {
        let mut outgoing = outgoing(case);
        scheme(case).sign(&mut outgoing, &Nowhere).await.expect(case.name);
        assert_eq!(
            outgoing.headers.get("Authorization"),
            case.authorization,
            "{}",
            case.name
        );
        assert_eq!(outgoing.url.target(), case.target, "{}", case.name);
        let body = outgoing.payload.bytes().unwrap_or_default();
        assert_eq!(String::from_utf8_lossy(&body), case.sent, "{}", case.name);
    }
}

/// A credential that a call of the client gets: asked once, and anew where it is refused; what has none is told.
#[tokio::test]
async fn a_call_of_the_client_gets_a_credential() {
    use postman_codegen_runtime::answer::Answer;
    use postman_codegen_runtime::builder::Builder;
    use postman_codegen_runtime::client::{Client, Own};
    use postman_codegen_runtime::error::Error;
    use postman_codegen_runtime::login::{Part, log_in};
    use postman_codegen_runtime::provider::Provider;
    use postman_codegen_runtime::response::Response;

    let call = |_: &Client| {
        let body = bytes::Bytes::from_static(br#"{"data": [{"token": "t-1"}]}"#);
        let mut headers = http::HeaderMap::new();
        headers.insert("X-Token", http::HeaderValue::from_static("t-2"));
        let answer = Answer::new(http::StatusCode::OK, headers, body);
        std::future::ready(Ok::<_, Error<()>>(Response::new((), answer)))
    };
    let transport = |_: http::Request<postman_codegen_runtime::body::Body>| async { Err("nothing is sent".into()) };
    let mut owner = Own::default();
    let builder = Builder::new(&[]).transport(transport);
    let client = builder
        .owned("token", |own| {
            owner = own;
            postman_codegen_runtime::auth::Bearer::new("unused")
        })
        .build()
        .expect("a client");
    for (part, token) in [(Part::Json("/data/0/token"), "t-1"), (Part::Header("X-Token"), "t-2")] {
        let fetched = log_in(owner.clone(), call, part)
            .fetch(&transport)
            .await
            .expect("a token");
        assert_eq!(fetched.secret().expose(), token);
    }
    let missing = log_in(owner.clone(), call, Part::Json("/token"))
        .fetch(&transport)
        .await;
    let problem = missing.expect_err("there is none").to_string();
    assert!(
        problem.contains("the answer has no credential in `/token`"),
        "{problem}"
    );
    drop(client);
    let gone = log_in(owner, call, Part::Header("X-Token")).fetch(&transport).await;
    assert!(gone.expect_err("no client").to_string().contains("the client is gone"));
}

/// Two credentials of one answer: the call is made once for both, and once more when either is refused.
#[tokio::test]
async fn credentials_that_go_together_come_of_one_call() {
    use postman_codegen_runtime::answer::Answer;
    use postman_codegen_runtime::builder::Builder;
    use postman_codegen_runtime::client::{Client, Own};
    use postman_codegen_runtime::error::Error;
    use postman_codegen_runtime::login::{Login, Part};
    use postman_codegen_runtime::provider::Provider;
    use postman_codegen_runtime::response::Response;
    use std::sync::atomic::{AtomicUsize, Ordering};

    let calls = std::sync::Arc::new(AtomicUsize::new(0));
    let counted = calls.clone();
    let login = Login::new(move |_: &Client| {
        let number = counted.fetch_add(1, Ordering::Relaxed) + 1;
        let mut headers = http::HeaderMap::new();
        headers.insert("X-Token", http::HeaderValue::from(number));
        let body = bytes::Bytes::from(format!("{{\"key\": {number}}}"));
        let answer = Answer::new(http::StatusCode::OK, headers, body);
        std::future::ready(Ok::<_, Error<()>>(Response::new((), answer)))
    });
    let transport = |_: http::Request<postman_codegen_runtime::body::Body>| async { Err("nothing is sent".into()) };
    let mut owner = Own::default();
    let client = Builder::new(&[])
        .transport(transport)
        .owned("token", |own| {
            owner = own;
            postman_codegen_runtime::auth::Bearer::new("unused")
        })
        .build()
        .expect("a client");
    let token = login.part(owner.clone(), Part::Header("X-Token"));
    let key = login.part(owner, Part::Json("/key"));
    let fetched = async |provider: &dyn Provider| {
        let token = provider.fetch(&transport).await.expect("a credential");
        token.secret().expose().to_owned()
    };
    assert_eq!(
        (fetched(&token).await, fetched(&key).await),
        ("1".to_owned(), "1".to_owned())
    );
    assert_eq!(calls.load(Ordering::Relaxed), 1);
    // The server refuses both, in the other order.
    assert_eq!(
        (fetched(&key).await, fetched(&token).await),
        ("2".to_owned(), "2".to_owned())
    );
    assert_eq!(calls.load(Ordering::Relaxed), 2);
    drop(client);
}
