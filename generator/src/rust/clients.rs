//! The client: setters of its builder, accessors of its folders.

use crate::api::{self, CredentialId, Scheme, SettingId, SettingRole};
use crate::name::{Identifier, ROOT};
use crate::runtime::RuntimeSource;
use crate::script::StoredPart;

use super::body::call;
use super::docs::{self, Docs};
use super::path::{self, Path};
use super::{
    Argument, ArgumentType, Client, Context, Credential, Expr, Got, Login, LoginPart, Setting, Ty, operations, scripts,
    set_headers, stored, template, ty, uses,
};

/// What the client is made of.
pub(super) fn client(context: &Context<'_>, source: &RuntimeSource) -> Client {
    let (api, names) = (context.api, context.names);
    let settings = api.settings.iter().zip(&names.settings);
    let settings = settings.enumerate();
    let settings = settings.map(|(index, (_, name))| self::setting(SettingId(index), name, context));
    let credentials = api.credentials.iter().zip(&names.credentials).enumerate();
    let credentials: Vec<Credential> = credentials
        .map(|(index, (known, name))| Credential {
            login: login(CredentialId(index), context),
            ..credential(known, name, context)
        })
        .collect();
    let mut imports = uses::imports(&credentials);
    match source {
        RuntimeSource::Embedded => imports.extend([path::BUILDER, path::CLIENT]),
        // The types of another crate take no methods.
        RuntimeSource::Registry | RuntimeSource::Folder(_) | RuntimeSource::Workspace => {
            imports.extend([path::OWN_CLIENT])
        }
    }
    if api.scripts.iter().any(|script| script.hook.is_some()) {
        imports.extend([path::DRAFT, path::ERROR]);
    }
    Client {
        imports,
        user_agent: api.user_agent.clone(),
        agent: scripts::agent(api),
        settings: settings.collect(),
        credentials,
        hooks: scripts::hooks(context),
        accessors: operations::accessors(ROOT, context),
    }
}

fn setting(id: SettingId, name: &Identifier, context: &Context<'_>) -> Setting {
    let setting = &context.api.settings[id.0];
    let headers = set_headers::headers(id, context.api);
    let default = setting.default.as_ref();
    let default = default.map(|default| template::default_text(default, context));
    let mut docs = setting_docs(setting);
    docs.append(headers.docs());
    match &default {
        Some(default) if !default.is_empty() => docs.paragraph(&format!("Default: `{}`.", docs::code(default))),
        Some(_) => docs.paragraph("Empty by default."),
        None if setting.chosen => docs.paragraph("Without it, a script of the collection says where."),
        None if setting.script => docs.paragraph("A script reads it; without it, nothing is there to read."),
        None if headers.dropped => docs.paragraph("There is no default: without it, a script leaves the header out."),
        None => docs.paragraph("There is no default: a call that needs it fails without it."),
    }
    docs.append(stored::source_docs(&setting.key, None, context));
    if !setting.base_path.is_empty() {
        docs.paragraph(&format!("The path `{}` follows it.", docs::code(&setting.base_path)));
    }
    Setting {
        docs,
        name: name.clone(),
        key: setting.key.clone(),
        secret: setting.is_secret(),
        left_out: headers.dropped,
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

fn credential(credential: &api::Credential, name: &Identifier, context: &Context<'_>) -> Credential {
    let (about, arguments) = describe(&credential.scheme);
    let mut docs = Docs::line(&about);
    if !credential.variables.is_empty() {
        let variables = docs::codes(credential.variables.iter().map(String::as_str));
        docs.paragraph(&format!("In Postman: {variables}."));
    }
    for variable in &credential.variables {
        docs.append(stored::source_docs(variable, None, context));
    }
    Credential {
        docs,
        name: name.clone(),
        arguments: arguments.iter().map(argument).collect(),
        scheme: made_scheme(&credential.scheme, &|name| Expr::Argument(Identifier::fixed(name))),
        login: None,
    }
}

/// The setter of the call that gets a credential, and what else its answer has; of several credentials, the first has it.
fn login(id: CredentialId, context: &Context<'_>) -> Option<Login> {
    let name = context.names.logins[id.0].clone()?;
    let (operation, _) = context.api.login(id)?;
    let names = context.names.operation(operation);
    let modules = context.names.ancestry(names.module);
    let call = stored::call_text(operation, context);
    let ids = (0..context.api.credentials.len()).map(CredentialId);
    let gets = ids.filter_map(|id| {
        let (_, part) = context.api.login(id).filter(|(other, _)| *other == operation)?;
        Some(got(id, part, context))
    });
    let gets: Vec<Got> = gets.collect();
    let setters = gets.iter().map(|got| format!("[`{0}`](Self::{0})", got.credential));
    let setters: Vec<String> = setters.collect();
    let (take, need) = match setters.as_slice() {
        [_] => ("takes", "the credential"),
        _ => ("take", "one of the credentials"),
    };
    let mut docs = Docs::line(&format!(
        "Gets what {} {take} by a call of the client: `|client| client.{call}(…)`.",
        setters.join(" and ")
    ));
    docs.paragraph(&format!(
        "It is made before the first call that needs {need}, and once more when the server refuses it (401)."
    ));
    Some(Login {
        docs,
        name,
        feature: modules.first().and_then(|top| operations::top_feature(*top, context)),
        call: ty::path(Some(names.module), &names.marker, context),
        gets,
    })
}

fn got(id: CredentialId, part: &StoredPart, context: &Context<'_>) -> Got {
    Got {
        credential: context.names.credential(id).clone(),
        part: match part {
            StoredPart::Json(place) => LoginPart::Json(pointer(place)),
            StoredPart::Header(name) => LoginPart::Header(name.clone()),
        },
        header: match &context.api.credentials[id.0].scheme {
            Scheme::Header { name, prefix } => Some((name.clone(), prefix.clone())),
            Scheme::ApiKeyHeader(name) => Some((name.clone(), String::new())),
            _ => None,
        },
    }
}

/// `/data/0/token` for `data[].token`.
fn pointer(place: &str) -> String {
    let keys = place.replace("[]", ".0");
    let keys = keys.split('.').filter(|key| !key.is_empty());
    keys.map(|key| format!("/{}", key.replace('~', "~0").replace('/', "~1")))
        .collect()
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
    let secret = |name| vec![Given(name, Secrecy::Secret)];
    let code = docs::code;
    match scheme {
        Scheme::Bearer => (
            "The bearer token (RFC 6750) of `Authorization`.".to_owned(),
            secret("token"),
        ),
        Scheme::Basic => {
            let about = "User name and password of basic authentication (RFC 7617).".to_owned();
            (
                about,
                vec![Given("username", Secrecy::Open), Given("password", Secrecy::Secret)],
            )
        }
        Scheme::ApiKeyHeader(name) => (format!("The API key of the header `{}`.", code(name)), secret("key")),
        Scheme::ApiKeyQuery(name) => (
            format!("The API key of the query parameter `{}`.", code(name)),
            secret("key"),
        ),
        Scheme::Header { name, prefix } if prefix.is_empty() => {
            (format!("The value of the header `{}`.", code(name)), secret("value"))
        }
        Scheme::Header { name, prefix } => {
            let about = format!("What follows `{}` in the header `{}`.", code(prefix), code(name));
            (about, secret("value"))
        }
        Scheme::Other { kind, .. } => {
            let given = Given("credentials", Secrecy::Scheme(kind.ty()));
            (kind.facts().about.to_owned(), vec![given])
        }
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

/// The scheme, made of the values of the setter's arguments.
pub(crate) fn made_scheme(scheme: &Scheme, value: &dyn Fn(&'static str) -> Expr) -> Expr {
    let text = |text: &String| Expr::Text(text.clone());
    match scheme {
        Scheme::Bearer => call(path::BEARER.member("new"), vec![value("token")]),
        Scheme::Basic => call(path::BASIC.member("new"), vec![value("username"), value("password")]),
        Scheme::ApiKeyHeader(header) => call(path::API_KEY.member("header"), vec![text(header), value("key")]),
        Scheme::ApiKeyQuery(key) => call(path::API_KEY.member("query"), vec![text(key), value("key")]),
        Scheme::Header { name, prefix } => call(
            path::HEADER_SECRET.member("new"),
            vec![text(name), text(prefix), value("value")],
        ),
        Scheme::Other { .. } => value("credentials"),
    }
}
