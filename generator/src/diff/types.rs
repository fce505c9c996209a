//! Types of bodies and answers, from the methods that hold them down to each field.

use std::collections::{BTreeMap, BTreeSet};

use super::Found;
use super::outline::{Growth, Member, Outline, TypeKind, TypeOutline, WrittenType};

/// What holds a type, and how that is said: `pets::get_pet` … `gives` … `a success has another type`.
pub(super) struct Holder<'a> {
    pub(super) subject: &'a str,
    pub(super) verb: &'a str,
    pub(super) reason: &'a str,
}

/// A type before and after.
type TypePair<'a> = (&'a WrittenType, &'a WrittenType);

/// Pairs types of two crates as they are met; each pair is told once.
pub(super) struct TypeWalk<'a> {
    pub(super) old: &'a Outline,
    pub(super) new: &'a Outline,
    /// The method whose types are compared.
    pub(super) method: &'a str,
    /// Folders that are called otherwise now.
    pub(super) moved: BTreeMap<&'a str, &'a str>,
    pub(super) met: BTreeSet<(String, String)>,
}

impl TypeWalk<'_> {
    /// What a path is now, if but the folder around it is called otherwise.
    pub(super) fn carried(&self, path: &str) -> String {
        let folders = self.moved.iter().rev();
        let mut carried = folders.filter_map(|(from, to)| {
            let rest = path.strip_prefix(from).filter(|rest| rest.starts_with("::"))?;
            Some(format!("{to}{rest}"))
        });
        carried.next().unwrap_or_else(|| path.to_owned())
    }

    /// Tells whether something holds another type; else goes on with what the types hold.
    pub(super) fn compare_type(&mut self, (old, new): TypePair<'_>, holder: &Holder<'_>, found: &mut Found) {
        if self.is_same_form(old, new) {
            self.compare_parts(old, new, found);
        } else {
            let message = format!("{} `{new}` now, not `{old}`", holder.verb);
            found.major(holder.subject, message, holder.reason);
        }
    }

    /// Whether Rust would call the types the same, if named ones that belong together had the same name.
    fn is_same_form(&self, old: &WrittenType, new: &WrittenType) -> bool {
        let is_same_head = old.head == new.head || self.is_renamed(&old.head, &new.head);
        let mut arguments = old.arguments.iter().zip(&new.arguments);
        is_same_head
            && old.arguments.len() == new.arguments.len()
            && arguments.all(|(old, new)| self.is_same_form(old, new))
    }

    /// Whether one name went and the other came, for types of the same kind.
    fn is_renamed(&self, old: &str, new: &str) -> bool {
        let kinds = (self.old.ty(old), self.new.ty(new));
        matches!(kinds, (Some(before), Some(after)) if before.kind == after.kind)
            && self.new.ty(old).is_none()
            && self.old.ty(new).is_none()
    }

    fn compare_parts(&mut self, old: &WrittenType, new: &WrittenType, found: &mut Found) {
        for (old, new) in old.arguments.iter().zip(&new.arguments) {
            self.compare_parts(old, new, found);
        }
        if !self.met.insert((old.head.clone(), new.head.clone())) {
            return;
        }
        if self.carried(&old.head) != new.head {
            found.major(&new.head, format!("type was `{}`", old.head), "the old path is gone");
        }
        let (Some(before), Some(after)) = (self.old.ty(&old.head), self.new.ty(&new.head)) else {
            return;
        };
        if before.kind != after.kind {
            let message = format!("is {} now, not {}", kind_word(&after.kind), kind_word(&before.kind));
            found.major(&new.head, message, "code that uses it does not compile");
        } else if matches!(after.kind, TypeKind::Object | TypeKind::Texts | TypeKind::Union) {
            // Of the other kinds the methods tell.
            self.compare_members((before, after), &new.head, found);
        }
    }

    fn compare_members<'a>(
        &mut self,
        (old, new): (&'a TypeOutline, &'a TypeOutline),
        subject: &str,
        found: &mut Found,
    ) {
        if old.kind == TypeKind::Object && old.growth != Growth::Open && new.growth == Growth::Open {
            let message = "is made by answers alone now";
            found.major(subject, message, "code that makes it does not compile");
        }
        let required = |ty: &'a TypeOutline| ty.members.iter().filter(|member| !is_optional(member));
        let places = required(new).filter_map(|after| required(old).position(|before| before.wire == after.wire));
        if (old.growth, new.growth) == (Growth::Made, Growth::Made) && !places.is_sorted() {
            let message = "what it requires stands in another order";
            found.major(subject, message, "`new` takes it by position");
        }
        for after in &new.members {
            match member_of(old, after) {
                Some(before) => self.compare_member((before, after), &path_of(subject, after), found),
                None => self.tell_added(after, old, subject, found),
            }
        }
        for before in old.members.iter().filter(|before| member_of(new, before).is_none()) {
            let (subject, label) = label_of(before, old, subject);
            let reason = "code that uses it does not compile";
            found.major(&subject, format!("{label} was removed"), reason);
        }
    }

    fn tell_added(&self, member: &Member, old: &TypeOutline, subject: &str, found: &mut Found) {
        let (subject, label) = label_of(member, old, subject);
        match (old.growth, &old.kind, is_optional(member)) {
            (Growth::Open, ..) | (Growth::Made, _, true) => {
                found.minor(&subject, format!("{label} was added"), "what exists stays as it is")
            }
            (_, TypeKind::Object, true) => {
                let reason = "struct literals of its type must name it";
                found.major(&subject, format!("optional {label} was added"), reason);
            }
            (_, TypeKind::Object, false) => {
                let reason = format!("each body of `{}` must have it", self.method);
                found.major(&subject, format!("required {label} was added"), &reason);
            }
            _ => {
                let reason = "a `match` that names every variant does not compile";
                found.major(&subject, format!("{label} was added"), reason);
            }
        }
    }

    fn compare_member(&mut self, (old, new): (&Member, &Member), subject: &str, found: &mut Found) {
        let told = found.list.len();
        if old.name != new.name {
            let message = format!("was called `{}`", old.name);
            found.major(subject, message, "the old name is gone");
        }
        if old.wire != new.wire {
            let message = format!("is `{}` on the wire now, not `{}`", new.wire, old.wire);
            found.patch(subject, message);
        }
        if let (Some(mut before), Some(mut after)) = (old.ty.as_ref(), new.ty.as_ref()) {
            let changed = "its type changed";
            match (before.inside("Option"), after.inside("Option")) {
                (None, Some(inner)) => {
                    found.major(subject, "field is an `Option` now", changed);
                    after = inner;
                }
                (Some(inner), None) => {
                    found.major(subject, "field is always there now", changed);
                    before = inner;
                }
                _ => {}
            }
            let (verb, reason) = ("holds", changed);
            self.compare_type((before, after), &Holder { subject, verb, reason }, found);
        }
        // A sample is of the type.
        if old.docs != new.docs && found.list.len() == told {
            found.patch(subject, "its documentation changed");
        }
    }
}

fn is_optional(member: &Member) -> bool {
    member.ty.as_ref().is_some_and(|ty| ty.inside("Option").is_some())
}

fn kind_word(kind: &TypeKind) -> &'static str {
    match kind {
        TypeKind::Object => "a struct",
        TypeKind::Parameters => "a struct of arguments",
        TypeKind::Texts => "an enum of texts",
        TypeKind::Union => "an enum of several kinds",
        TypeKind::Answers => "an enum of answers",
        TypeKind::Alias(_) => "another name of a type",
    }
}

/// What a field or variant was or became: by what it is in JSON, else by its name.
fn member_of<'a>(ty: &'a TypeOutline, member: &Member) -> Option<&'a Member> {
    let by_wire = ty.members.iter().find(|other| other.wire == member.wire);
    by_wire.or_else(|| ty.members.iter().find(|other| other.name == member.name))
}

/// `users::User.id`
fn path_of(subject: &str, member: &Member) -> String {
    format!("{subject}.{}", member.name)
}

/// Of whom is told, and what it is called there.
fn label_of(member: &Member, ty: &TypeOutline, subject: &str) -> (String, String) {
    match ty.kind {
        TypeKind::Object => (path_of(subject, member), "field".to_owned()),
        TypeKind::Texts => (subject.to_owned(), format!("value `{}`", member.wire)),
        _ => (subject.to_owned(), format!("variant `{}`", member.name)),
    }
}
