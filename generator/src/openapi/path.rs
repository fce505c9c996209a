//! Servers and paths.

use serde_json::{Map, Value, json};

use crate::api::{Api, Operation, Part, SettingId, Template};

/// Where an operation stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct PathTemplate {
    /// `/users/{id}`.
    pub(super) path: String,
    /// The same without names: `/users/{}`.
    pub(super) shape: String,
    /// What fills the path, in order.
    pub(super) parameters: Vec<Hole>,
}

/// A parameter of the path.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Hole {
    /// Unique in the path.
    pub(super) name: String,
    /// Where its value comes from.
    pub(super) part: Part,
}

impl PathTemplate {
    /// Calls the parameters as another operation of this path does.
    pub(super) fn take_names(&mut self, first: &Self) {
        self.path.clone_from(&first.path);
        for (own, known) in self.parameters.iter_mut().zip(&first.parameters) {
            own.name.clone_from(&known.name);
        }
    }
}

/// The setting that the URL begins with.
pub(super) fn server_of(operation: &Operation) -> Option<SettingId> {
    match operation.url.0.first() {
        Some(Part::Setting(id)) => Some(*id),
        _ => None,
    }
}

/// The path of an operation.
pub(super) fn path_template(operation: &Operation, api: &Api) -> PathTemplate {
    let mut place = PathTemplate::default();
    let after_server = usize::from(server_of(operation).is_some());
    for part in operation.url.0.iter().skip(after_server) {
        let name = match part {
            Part::Text(text) => {
                let escapes = [('{', "%7B"), ('}', "%7D"), ('?', "%3F"), ('#', "%23")];
                let text = escapes
                    .into_iter()
                    .fold(text.clone(), |text, (sign, escape)| text.replace(sign, escape));
                place.path.push_str(&text);
                place.shape.push_str(&text);
                continue;
            }
            Part::Argument(id) => operation.arguments.get(id.0).map(|argument| argument.key.as_str()),
            Part::Setting(id) => api.settings.get(id.0).map(|setting| setting.key.as_str()),
            Part::Dynamic(name) | Part::Computed(name) => Some(name.trim_start_matches('$')),
        };
        let name = unique_name(name.unwrap_or_default(), &place.parameters);
        place.path.push_str(&format!("{{{name}}}"));
        place.shape.push_str("{}");
        place.parameters.push(Hole {
            name,
            part: part.clone(),
        });
    }
    if !place.path.starts_with('/') {
        place.path.insert(0, '/');
        place.shape.insert(0, '/');
    }
    place
}

fn unique_name(name: &str, known: &[Hole]) -> String {
    let plain = name.replace(|letter: char| "{}/?#".contains(letter) || letter.is_control(), "_");
    let plain = if plain.trim().is_empty() { "value" } else { &plain };
    let is_taken = |name: &str| known.iter().any(|hole| hole.name == name);
    let (mut unique, mut number) = (plain.to_owned(), 2);
    while is_taken(&unique) {
        unique = format!("{plain}_{number}");
        number += 1;
    }
    unique
}

/// `{"url": "https://{region}.example", "variables": {…}}`.
pub(super) fn server_object(id: SettingId, api: &Api) -> Value {
    let Some(setting) = api.settings.get(id.0) else {
        return json!({ "url": "/" });
    };
    let mut variables = Map::new();
    let mut url = match &setting.default {
        Some(default) => server_url(default, api, &mut variables),
        None => server_variable(id, api, &mut variables),
    };
    if url.is_empty() {
        url.push('/');
    }
    let mut server = json!({ "url": url });
    super::describe_with(&mut server, &setting.description);
    if !variables.is_empty() {
        server["variables"] = Value::Object(variables);
    }
    server
}

fn server_url(template: &Template, api: &Api, variables: &mut Map<String, Value>) -> String {
    let mut text = String::new();
    for part in &template.0 {
        match part {
            Part::Text(literal) => text.push_str(&literal.replace(['{', '}'], "")),
            Part::Setting(id) => text.push_str(&server_variable(*id, api, variables)),
            Part::Argument(_) | Part::Dynamic(_) | Part::Computed(_) => {}
        }
    }
    text
}

/// `{region}`; its default stands among the variables.
fn server_variable(id: SettingId, api: &Api, variables: &mut Map<String, Value>) -> String {
    let Some(setting) = api.settings.get(id.0) else {
        return String::new();
    };
    let name = setting.key.replace(['{', '}'], "_");
    let default = setting.default.as_ref().map(literal_text).unwrap_or_default();
    let mut variable = json!({ "default": default });
    super::describe_with(&mut variable, &setting.description);
    variables.insert(name.clone(), variable);
    format!("{{{name}}}")
}

pub(super) fn literal_text(template: &Template) -> String {
    let texts = template.0.iter().map(|part| match part {
        Part::Text(text) => text.as_str(),
        Part::Setting(_) | Part::Argument(_) | Part::Dynamic(_) | Part::Computed(_) => "",
    });
    texts.collect()
}
