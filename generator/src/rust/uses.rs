//! What a file imports: of the paths in it those that it writes as one name.

use std::collections::BTreeSet;

use super::path::{self, Path};
use super::{Answers, ArgumentType, Credential, Expr, Home, Item, Module, Operation, Step, StructRole, Ty};

/// Of whatever stands in a file.
pub(crate) fn imports<'a, U: Uses + 'a>(all: impl IntoIterator<Item = &'a U>) -> BTreeSet<Path> {
    let mut used = BTreeSet::new();
    let mut visit = |path: &Path| {
        if !matches!(path.home, Home::Prelude | Home::Module(_) | Home::User(_)) {
            used.insert(Path {
                member: None,
                ..path.clone()
            });
        }
    };
    all.into_iter().for_each(|one| one.each_path(&mut visit));
    used
}

/// What has paths in it.
pub(crate) trait Uses {
    /// Shows each path, and those that it is always written with.
    fn each_path(&self, visit: &mut dyn FnMut(&Path));
}

impl Uses for Path {
    fn each_path(&self, visit: &mut dyn FnMut(&Path)) {
        visit(self);
    }
}

impl Uses for Ty {
    fn each_path(&self, visit: &mut dyn FnMut(&Path)) {
        match self {
            Self::Path(path) => visit(path),
            Self::Generic(outer, inner) => {
                visit(outer);
                inner.each_path(visit);
            }
            Self::Map(inner) => {
                visit(&path::MAP);
                inner.each_path(visit);
            }
            Self::Unit => {}
        }
    }
}

impl Uses for ArgumentType {
    fn each_path(&self, visit: &mut dyn FnMut(&Path)) {
        match self {
            Self::Into(ty) | Self::Plain(ty) => ty.each_path(visit),
            Self::Many(item) => item.each_path(visit),
        }
    }
}

impl Uses for Expr {
    fn each_path(&self, visit: &mut dyn FnMut(&Path)) {
        self.walk(&mut |value| match value {
            Self::Path(path) | Self::Call { function: path, .. } => visit(path),
            Self::Parsed { ty, .. } | Self::Saved { ty, .. } | Self::FilledJson { ty, .. } => ty.each_path(visit),
            _ => {}
        });
    }
}

impl Uses for Step {
    fn each_path(&self, visit: &mut dyn FnMut(&Path)) {
        self.arguments.iter().for_each(|value| value.each_path(visit));
    }
}

impl Uses for Credential {
    fn each_path(&self, visit: &mut dyn FnMut(&Path)) {
        self.arguments.iter().for_each(|argument| argument.ty.each_path(visit));
        self.scheme.each_path(visit);
    }
}

impl Uses for Module {
    fn each_path(&self, visit: &mut dyn FnMut(&Path)) {
        if self.service.is_some() || !self.operations.is_empty() {
            visit(&path::CLIENT);
        }
        self.operations.iter().for_each(|operation| operation.each_path(visit));
        self.items.iter().for_each(|item| item.each_path(visit));
    }
}

impl Uses for Operation {
    fn each_path(&self, visit: &mut dyn FnMut(&Path)) {
        [path::ANSWER, path::CALL, path::DECODED, path::OPERATION, path::REQUEST]
            .iter()
            .for_each(&mut *visit);
        if self.parameters.is_none() {
            self.arguments.iter().for_each(|argument| argument.ty.each_path(visit));
        }
        for setter in &self.setters {
            setter.argument.iter().for_each(|ty| ty.each_path(visit));
            setter.step.each_path(visit);
        }
        self.steps.iter().for_each(|step| step.each_path(visit));
        for answers in std::iter::once(&self.success).chain(&self.failure) {
            let (Answers::One { ty, .. } | Answers::Several { ty, .. }) = answers;
            ty.each_path(visit);
        }
        if let Some(paged) = &self.paged {
            visit(&path::PAGES);
            paged.item.each_path(visit);
        }
        if self.failure.is_none() {
            visit(&path::UNDOCUMENTED);
        }
    }
}

impl Uses for Item {
    fn each_path(&self, visit: &mut dyn FnMut(&Path)) {
        match self {
            Self::Struct(item) => {
                match item.role {
                    StructRole::Arguments => {}
                    _ if item.derived => {
                        [path::DESERIALIZE, path::SERIALIZE].iter().for_each(&mut *visit);
                        item.is_read_by_serde().then(|| visit(&path::JSON_DERIVED));
                    }
                    _ => visit(&path::JSON_OBJECT),
                }
                if item.role != StructRole::Received {
                    visit(&path::SETTERS);
                }
                if item.has_secret() {
                    visit(&path::MASKED);
                }
                item.fields.iter().for_each(|field| field.ty.each_path(visit));
            }
            Self::Union(item) => {
                [path::VALUE, path::JSON_UNION].iter().for_each(&mut *visit);
                item.variants.iter().for_each(|(_, ty)| ty.each_path(visit));
            }
            Self::Tagged(item) => {
                [path::VALUE, path::JSON_TAGGED].iter().for_each(&mut *visit);
                item.variants.iter().for_each(|variant| variant.ty.each_path(visit));
            }
            Self::Texts(_) => visit(&path::JSON_TEXT),
            Self::Answers(item) => {
                visit(&path::SERIALIZE);
                let payloads = item.variants.iter().filter_map(|(_, _, ty)| ty.as_ref());
                payloads.for_each(|ty| ty.each_path(visit));
            }
        }
    }
}
