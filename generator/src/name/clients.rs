//! Names of the builder's setters.

use super::Identifier;
use super::scope::Scope;
use super::spelling::snake;
use crate::api::{Api, Credential, CredentialId, OperationId, Scheme};
use crate::mechanism::Mechanism;
use crate::words::words;

/// Setters that every builder has.
const BUILDER: &str = "attempt_timeout build cookies layer maker max_header_size middleware http_client header \
    clone connect_timeout credential hook hook_variables default_header default_user_agent http max_redirects max_response_size new owned \
    retries set sharing timeout transport user_agent";

/// Setters of settings, then of credentials, and the scope of both.
pub(super) fn assign(api: &Api) -> (Vec<Identifier>, Vec<Identifier>, Scope) {
    let mut scope = Scope::reserving(BUILDER);
    let settings = api.settings.iter().map(|setting| {
        let name = snake(&words(&setting.key), "setting");
        let second = format!("{}_value", name.trim_end_matches('_'));
        scope.choose([name, second])
    });
    let settings = settings.collect();
    let several = |kind: &Scheme| {
        let schemes = api.credentials.iter().map(|other| &other.scheme);
        schemes.filter(|other| kind_word(other) == kind_word(kind)).count() > 1
    };
    let credentials = api.credentials.iter().map(|credential| {
        let kind = kind_word(&credential.scheme);
        let (first, second) = match &credential.scheme {
            Scheme::Other { .. } => (None, further(credential, &kind)),
            scheme if several(scheme) => (qualified(credential), None),
            _ => (None, None),
        };
        let last = format!("{kind}_credential");
        scope.choose(first.into_iter().chain([kind]).chain(second).chain([last]))
    });
    let credentials = credentials.collect();
    (settings, credentials, scope)
}

/// Setters of the calls that get credentials: `bearer_token_from`; of a call that gets several, `logged_in_by`, for the
/// first of them.
pub(super) fn assign_logins(api: &Api, credentials: &[Identifier], scope: &mut Scope) -> Vec<Option<Identifier>> {
    let calls = (0..credentials.len()).map(|index| api.login(CredentialId(index)).map(|(operation, _)| operation));
    let calls: Vec<Option<OperationId>> = calls.collect();
    let logins = credentials.iter().enumerate().map(|(index, name)| {
        let call = calls[index]?;
        let mut others = calls.iter().enumerate().filter(|(_, other)| **other == Some(call));
        if others.next()?.0 < index {
            return None;
        }
        let name = match others.next() {
            Some(_) => "logged_in_by".to_owned(),
            None => format!("{name}_from"),
        };
        Some(scope.choose([name.clone(), format!("{name}_call")]))
    });
    logins.collect()
}

/// The name of the variable that the credential comes from: `admin_token`.
fn qualified(credential: &Credential) -> Option<String> {
    let variable = credential.variables.last()?;
    let name = snake(&words(variable), "");
    (!name.is_empty()).then_some(name)
}

/// What a further credential of a kind is called: `aws_s3`, `oauth2_admin_client_id`.
fn further(credential: &Credential, kind: &str) -> Option<String> {
    let Scheme::Other { parameters, .. } = &credential.scheme else {
        return None;
    };
    let service = parameters
        .iter()
        .find(|(key, _)| key == "service")
        .map(|(_, value)| value);
    let own = service.or(credential.variables.first())?;
    let name = snake(&words(own), "");
    (!name.is_empty()).then(|| format!("{kind}_{name}"))
}

/// `bearer_token`, `basic_auth`, `api_key`.
fn kind_word(scheme: &Scheme) -> String {
    match scheme {
        Scheme::Bearer => "bearer_token".to_owned(),
        Scheme::Basic => "basic_auth".to_owned(),
        Scheme::ApiKeyQuery(name) if name.to_ascii_lowercase().contains("token") => snake(&words(name), "api_key"),
        Scheme::ApiKeyHeader(_) | Scheme::ApiKeyQuery(_) => "api_key".to_owned(),
        Scheme::Header { name, .. } => snake(&words(name), "header_credential"),
        Scheme::Other { kind, .. } if *kind == Mechanism::AwsV4 => "aws".to_owned(),
        Scheme::Other { kind, .. } => snake(&words(kind.name()), "auth"),
    }
}

#[cfg(test)]
mod tests {
    use super::BUILDER;
    use crate::runtime;

    #[test]
    fn no_setter_is_called_as_a_method_of_every_builder() {
        let reserved: Vec<&str> = BUILDER.split_whitespace().collect();
        for module in runtime::named(&["builder", "client", "dynamic"]) {
            let of_builder = module.text.split("impl Builder {").nth(1).unwrap_or_default();
            let of_builder = of_builder.split("\n}\n").next().unwrap_or_default();
            for rest in of_builder.split("fn ").skip(1) {
                let name = rest.split(['(', '<']).next().unwrap_or_default();
                assert!(reserved.contains(&name), "{name}");
            }
        }
    }
}
