//! The client: setters of its builder, accessors of its folders.

use crate::api::{self, Scheme, SettingRole};
use crate::name::{Identifier, ROOT};

use super::body::call;
use super::docs::{self, Docs};
use super::path::{self, Path};
use super::{Argument, ArgumentType, Client, Context, Credential, Expr, Setting, Ty, operations, template, uses};

/// What the client is made of.
pub(super) fn client(context: &Context<'_>) -> Client {
    let settings = context
        .api
        .settings
        .iter()
        .zip(&context.names.settings)
        .map(|(setting, name)| self::setting(setting, name, context));
    let credentials = context
        .api
        .credentials
        .iter()
        .zip(&context.names.credentials)
        .map(|(credential, name)| self::credential(credential, name));
    let credentials: Vec<Credential> = credentials.collect();
    let mut imports = uses::imports(&credentials);
    imports.extend([path::BUILDER, path::CLIENT]);
    Client {
        imports,
        user_agent: context.api.user_agent.clone(),
        settings: settings.collect(),
        credentials,
        accessors: operations::accessors(ROOT, context),
    }
}

fn setting(setting: &api::Setting, name: &Identifier, context: &Context<'_>) -> Setting {
    let default = setting
        .default
        .as_ref()
        .map(|default| template::default_text(default, context));
    let mut docs = setting_docs(setting);
    match &default {
        Some(default) if !default.is_empty() => docs.paragraph(&format!("Default: `{}`.", docs::code(default))),
        Some(_) => docs.paragraph("Empty by default."),
        None => docs.paragraph("There is no default: a call that needs it fails without it."),
    }
    if !setting.base_path.is_empty() {
        docs.paragraph(&format!("The path `{}` follows it.", docs::code(&setting.base_path)));
    }
    Setting {
        docs,
        name: name.clone(),
        key: setting.key.clone(),
        default,
    }
}

fn setting_docs(setting: &api::Setting) -> Docs {
    let docs = docs::clean(&setting.description);
    if !docs.is_empty() {
        return docs;
    }
    match setting.role {
        SettingRole::Server => Docs::line("Where the API is: scheme, host and, if any, base path."),
        SettingRole::Variable => Docs::line(&format!("The variable `{}`.", docs::code(&setting.key))),
    }
}

fn credential(credential: &api::Credential, name: &Identifier) -> Credential {
    let (about, arguments) = describe(&credential.scheme);
    let mut docs = Docs::line(&about);
    if !credential.variables.is_empty() {
        let variables: Vec<String> = credential
            .variables
            .iter()
            .map(|variable| format!("`{}`", docs::code(variable)))
            .collect();
        docs.paragraph(&format!("In Postman: {}.", variables.join(", ")));
    }
    Credential {
        docs,
        name: name.clone(),
        arguments: arguments.iter().map(argument).collect(),
        scheme: scheme(&credential.scheme),
    }
}

/// An argument of a credential's setter: its name, and whether it is secret.
#[derive(Clone, Copy)]
struct Given(&'static str, Secrecy);

#[derive(Clone, Copy, PartialEq)]
enum Secrecy {
    Secret,
    Open,
    /// A scheme of the user's making.
    Scheme(&'static str),
}

fn describe(scheme: &Scheme) -> (String, Vec<Given>) {
    match scheme {
        Scheme::Bearer => (
            "The bearer token (RFC 6750) of `Authorization`.".to_owned(),
            vec![Given("token", Secrecy::Secret)],
        ),
        Scheme::Basic => (
            "User name and password of basic authentication (RFC 7617).".to_owned(),
            vec![Given("username", Secrecy::Open), Given("password", Secrecy::Secret)],
        ),
        Scheme::ApiKeyHeader(name) => (
            format!("The API key of the header `{}`.", docs::code(name)),
            vec![Given("key", Secrecy::Secret)],
        ),
        Scheme::ApiKeyQuery(name) => (
            format!("The API key of the query parameter `{}`.", docs::code(name)),
            vec![Given("key", Secrecy::Secret)],
        ),
        Scheme::Header { name, prefix } if prefix.is_empty() => (
            format!("The value of the header `{}`.", docs::code(name)),
            vec![Given("value", Secrecy::Secret)],
        ),
        Scheme::Header { name, prefix } => (
            format!(
                "What follows `{}` in the header `{}`.",
                docs::code(prefix),
                docs::code(name)
            ),
            vec![Given("value", Secrecy::Secret)],
        ),
        Scheme::Other { kind, .. } => (
            kind.facts().about.to_owned(),
            vec![Given("credentials", Secrecy::Scheme(kind.ty()))],
        ),
    }
}

fn argument(given: &Given) -> Argument {
    let Given(name, secrecy) = given;
    let ty = match secrecy {
        Secrecy::Secret => ArgumentType::Into(Ty::Path(path::SECRET)),
        Secrecy::Open => ArgumentType::Into(Ty::Path(path::STRING)),
        Secrecy::Scheme(ty) => ArgumentType::Plain(Ty::Path(Path::root(ty))),
    };
    Argument {
        of: None,
        docs: Docs::default(),
        name: Identifier::fixed(name),
        ty,
    }
}

fn scheme(scheme: &Scheme) -> Expr {
    let name = |name| Expr::Argument(Identifier::fixed(name));
    match scheme {
        Scheme::Bearer => call(path::BEARER.member("new"), vec![name("token")]),
        Scheme::Basic => call(path::BASIC.member("new"), vec![name("username"), name("password")]),
        Scheme::ApiKeyHeader(header) => call(
            path::API_KEY.member("header"),
            vec![Expr::Text(header.clone()), name("key")],
        ),
        Scheme::ApiKeyQuery(key) => call(
            path::API_KEY.member("query"),
            vec![Expr::Text(key.clone()), name("key")],
        ),
        Scheme::Header { name: header, prefix } => call(
            path::HEADER_SECRET.member("new"),
            vec![Expr::Text(header.clone()), Expr::Text(prefix.clone()), name("value")],
        ),
        Scheme::Other { .. } => name("credentials"),
    }
}
