//! Methods that make a call, with the setters of what is optional.

use std::collections::BTreeMap;

use syn::{ImplItem, ImplItemFn, Item};

use super::request::{self, Step};
use super::written::{self, Scope, WrittenType, doc_lines};
use super::{Member, Method, Outline, Parameter, TypeKind, Way, answered, blocks_of, methods_of};
use crate::config::field::FieldPath;

impl Outline {
    /// The methods of `impl` blocks that give the call of an operation.
    pub(super) fn add_methods(&mut self, items: &[Item], scope: Scope<'_>) {
        let setters = setters_by_call(items, scope);
        let mut answered = answered::answers_by_call(items, scope);
        for (method, _) in methods_of(items) {
            let given = given_type(method);
            let called = given.and_then(|call| Some((answered.remove(&call)?, setters.get(&call))));
            let made = called.zip(request::read_request(&method.block));
            let Some(((answered, setters), (verb, url, mut steps))) = made else {
                continue;
            };
            let docs = doc_lines(&method.attrs);
            let (gathered, mut parameters) = self.required(method, &docs, scope);
            for parameter in &mut parameters {
                parameter.target = steps.iter().find_map(|step| step.target_of(&parameter.name));
            }
            let holes = parameters.iter().filter_map(|parameter| match &parameter.target {
                Some(FieldPath::Argument(_, key)) => Some((key.as_str(), parameter.name.as_str())),
                _ => None,
            });
            let url = holes_renamed(&url, &holes.collect::<Vec<_>>());
            let credential = steps.iter().find_map(|step| step.literal_of("auth"));
            for (parameter, step) in setters.into_iter().flatten() {
                parameters.push(parameter.clone());
                steps.push(step.clone());
            }
            self.methods.push(Method {
                path: scope.path(&method.sig.ident.to_string()),
                verb,
                url,
                parameters,
                gathered,
                body: request::body_word(&steps),
                credential,
                instead: steps.iter().filter_map(Step::instead).collect(),
                json_rpc: steps.iter().find_map(Step::json_rpc_method),
                query: steps.iter().find_map(Step::graphql_query),
                steps: steps.iter().filter_map(Step::code).collect(),
                answered,
                docs,
            });
        }
    }

    /// The required parameters of a method, and the struct that holds them, if one does.
    fn required(
        &self,
        method: &ImplItemFn,
        docs: &[String],
        scope: Scope<'_>,
    ) -> (Option<WrittenType>, Vec<Parameter>) {
        let parameter = |name: String, way: Way, ty: Option<WrittenType>, docs: Vec<String>| {
            let target = None;
            Parameter {
                name,
                target,
                way,
                ty,
                docs,
            }
        };
        let inputs = written::arguments(&method.sig).map(|(name, ty)| (name, scope.read_type(ty)));
        let mut inputs = inputs.peekable();
        let gathered = inputs.peek().map(|(_, ty)| ty.clone());
        let fields = gathered.as_ref().and_then(|ty| self.types.get(&ty.head));
        if let Some(fields) = fields.filter(|ty| ty.kind == TypeKind::Parameters) {
            let fields = fields.members.iter().map(|field| {
                let Member { name, ty, docs, .. } = field;
                parameter(name.clone(), Way::Field, ty.clone(), docs.clone())
            });
            return (gathered, fields.collect());
        }
        let inputs = inputs.map(|(name, ty)| {
            let note = listed_notes(docs, "# Arguments").find(|(entry, _)| entry.trim_matches('`') == name);
            let docs = note.map(|(_, note)| note.to_owned()).into_iter().collect();
            parameter(name, Way::Position, Some(ty), docs)
        });
        (None, inputs.collect())
    }
}

/// What the documentation lists below a heading: `` - `user_id`: Of the user. ``
pub(in crate::diff) fn listed_notes<'a>(
    docs: &'a [String],
    heading: &str,
) -> impl Iterator<Item = (&'a str, &'a str)> + Clone {
    let start = docs.iter().position(|line| line == heading);
    let start = start.map_or(docs.len(), |start| start + 2);
    // What else is said of an entry is indented.
    let section = docs.iter().skip(start).take_while(|line| !line.starts_with("# "));
    let list = section.filter_map(|line| line.strip_prefix("- "));
    list.filter_map(|line| line.split_once(": "))
}

/// `fn list_users(&self) -> ListUsers` → `ListUsers`.
fn given_type(method: &ImplItemFn) -> Option<String> {
    let syn::ReturnType::Type(_, ty) = &method.sig.output else {
        return None;
    };
    written::last_name(ty)
}

/// `impl ListUsers { pub fn page(self, page: i64) -> Self … }`
fn setters_by_call(items: &[Item], scope: Scope<'_>) -> BTreeMap<String, Vec<(Parameter, Step)>> {
    let mut setters: BTreeMap<String, Vec<(Parameter, Step)>> = BTreeMap::new();
    for (block, call) in blocks_of(items) {
        let read = block.items.iter().filter_map(|item| {
            let ImplItem::Fn(method) = item else { return None };
            let step = request::read_setter_step(&method.block)?;
            let parameter = Parameter {
                name: method.sig.ident.to_string(),
                target: step.target(),
                way: Way::Setter,
                ty: written::arguments(&method.sig)
                    .next()
                    .map(|(_, ty)| scope.read_type(ty)),
                docs: doc_lines(&method.attrs),
            };
            Some((parameter, step))
        });
        setters.entry(call).or_default().extend(read);
    }
    setters
}

/// The template with other names for its holes; doubled braces are no holes.
pub(super) fn holes_renamed(template: &str, names: &[(&str, &str)]) -> String {
    let mut renamed = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let (hole, after) = after.split_once(['{', '}']).unwrap_or((after, ""));
        let name = names
            .iter()
            .find(|(key, _)| *key == hole)
            .map_or(hole, |(_, name)| name);
        let end = if hole.is_empty() { "{" } else { "}" };
        renamed.extend([before, "{", name, end]);
        rest = after;
    }
    renamed.push_str(rest);
    renamed
}
