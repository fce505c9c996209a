//! Types of bodies and answers, from the methods that hold them down to each field.

use std::collections::BTreeSet;

use super::Found;
use super::outline::{Growth, Member, Outline, TypeKind, TypeOutline, WrittenType};

/// What holds a type.
pub(super) enum Holder<'a> {
    /// A field or a variant: `users::User.id`.
    Member(&'a str),
    /// The body of a method.
    Body(&'a str),
    /// The success of a method.
    Success(&'a str),
    /// The failure of a method.
    Failure(&'a str),
    /// The variant of a method's answers that stands for a status.
    Status(&'a str, u16),
}

/// Pairs types of two crates as they are met; each pair is told once.
pub(super) struct TypeWalk<'a> {
    pub(super) old: &'a Outline,
    pub(super) new: &'a Outline,
    /// The method whose types are compared.
    pub(super) method: &'a str,
    met: BTreeSet<(String, String)>,
}

impl Holder<'_> {
    fn tell(&self, (old, new): (&WrittenType, &WrittenType), found: &mut Found) {
        let (subject, message, reason) = match self {
            Self::Member(subject) => (subject, format!("holds `{new}` now, not `{old}`"), "its type changed"),
            Self::Body(subject) => (
                subject,
                format!("takes `{new}` now, not `{old}`"),
                "calls give another type",
            ),
            Self::Success(subject) => (
                subject,
                format!("gives `{new}` now, not `{old}`"),
                "a success has another type",
            ),
            Self::Failure(subject) => (
                subject,
                format!("fails with `{new}` now, not `{old}`"),
                "a failure has another type",
            ),
            Self::Status(subject, status) => (
                subject,
                format!("status {status} holds `{new}` now, not `{old}`"),
                "the variant has another type",
            ),
        };
        found.major(subject, message, reason);
    }
}

impl<'a> TypeWalk<'a> {
    pub(super) fn new(old: &'a Outline, new: &'a Outline) -> Self {
        Self {
            old,
            new,
            method: "",
            met: BTreeSet::new(),
        }
    }

    /// Tells whether something holds another type; else goes on with what the types hold.
    pub(super) fn compare_type(
        &mut self,
        (old, new): (&WrittenType, &WrittenType),
        holder: &Holder<'_>,
        found: &mut Found,
    ) {
        if !self.is_same_form(old, new) {
            holder.tell((old, new), found);
            return;
        }
        self.compare_parts(old, new, found);
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
        match (self.old.ty(old), self.new.ty(new)) {
            (Some(before), Some(after)) => {
                before.kind == after.kind && self.new.ty(old).is_none() && self.old.ty(new).is_none()
            }
            _ => false,
        }
    }

    fn compare_parts(&mut self, old: &WrittenType, new: &WrittenType, found: &mut Found) {
        for (old, new) in old.arguments.iter().zip(&new.arguments) {
            self.compare_parts(old, new, found);
        }
        if !self.met.insert((old.head.clone(), new.head.clone())) {
            return;
        }
        if old.head != new.head {
            found.major(&new.head, format!("type was `{}`", old.head), "the old path is gone");
        }
        if let (Some(before), Some(after)) = (self.old.ty(&old.head), self.new.ty(&new.head)) {
            self.compare_outlines((before, after), &new.head, found);
        }
    }

    fn compare_outlines(&mut self, (old, new): (&TypeOutline, &TypeOutline), subject: &str, found: &mut Found) {
        if old.kind != new.kind {
            let message = format!("is {} now, not {}", kind_word(&new.kind), kind_word(&old.kind));
            found.major(subject, message, "code that uses it does not compile");
            return;
        }
        match new.kind {
            TypeKind::Object => self.compare_objects((old, new), subject, found),
            TypeKind::Texts => compare_texts((old, new), subject, found),
            TypeKind::Union => self.compare_unions((old, new), subject, found),
            // Of these the methods tell.
            TypeKind::Parameters | TypeKind::Answers | TypeKind::Alias(_) => {}
        }
    }

    fn compare_objects(&mut self, (old, new): (&TypeOutline, &TypeOutline), subject: &str, found: &mut Found) {
        if (old.growth, new.growth) == (Growth::Closed, Growth::Open) {
            let message = "is made by answers alone now".to_owned();
            found.major(subject, message, "struct literals of it do not compile");
        }
        for after in &new.members {
            let subject = format!("{subject}.{}", after.name);
            match member_of(old, after) {
                Some(before) => self.compare_fields((before, after), &subject, found),
                None => self.tell_field_added(after, old.growth, &subject, found),
            }
        }
        for before in old.members.iter().filter(|before| member_of(new, before).is_none()) {
            found.major(
                &format!("{subject}.{}", before.name),
                "field was removed".to_owned(),
                "code that uses it does not compile",
            );
        }
    }

    fn compare_fields(&mut self, (old, new): (&Member, &Member), subject: &str, found: &mut Found) {
        if old.name != new.name {
            found.major(
                subject,
                format!("field `{}` is called `{}` now", old.name, new.name),
                "the old name is gone",
            );
        }
        if old.wire != new.wire {
            let message = format!("is `{}` on the wire now, not `{}`", new.wire, old.wire);
            found.patch(subject, message, "code stays as it is");
        }
        let told = found.list.len();
        let (Some(mut before), Some(mut after)) = (old.ty.as_ref(), new.ty.as_ref()) else {
            return;
        };
        match (before.inside("Option"), after.inside("Option")) {
            (None, Some(inner)) => {
                found.major(subject, "field is an `Option` now".to_owned(), "its type changed");
                after = inner;
            }
            (Some(inner), None) => {
                found.major(subject, "field is always there now".to_owned(), "its type changed");
                before = inner;
            }
            _ => {}
        }
        self.compare_type((before, after), &Holder::Member(subject), found);
        // A sample is of the type.
        if old.docs != new.docs && found.list.len() == told {
            found.patch(subject, "its documentation changed".to_owned(), "code stays as it is");
        }
    }

    fn tell_field_added(&self, field: &Member, growth: Growth, subject: &str, found: &mut Found) {
        let is_optional = field.ty.as_ref().is_some_and(|ty| ty.inside("Option").is_some());
        match (growth, is_optional) {
            (Growth::Open, _) => found.minor(subject, "field was added".to_owned(), "what exists stays as it is"),
            (Growth::Closed, false) => {
                found.major(subject, "required field was added".to_owned(), "each body must have it")
            }
            (Growth::Closed, true) => found.major(
                subject,
                "optional field was added".to_owned(),
                "struct literals of its type must name it",
            ),
        }
    }

    fn compare_unions(&mut self, (old, new): (&TypeOutline, &TypeOutline), subject: &str, found: &mut Found) {
        for after in &new.members {
            let holder = format!("{subject}.{}", after.name);
            let before = old.members.iter().find(|before| before.name == after.name);
            match before.map(|before| (before.ty.as_ref(), after.ty.as_ref())) {
                Some((Some(before), Some(after))) => {
                    self.compare_type((before, after), &Holder::Member(&holder), found);
                }
                Some(_) => {}
                None => tell_variant_added(&format!("variant `{}`", after.name), old.growth, subject, found),
            }
        }
        for before in &old.members {
            if !new.members.iter().any(|after| after.name == before.name) {
                let message = format!("variant `{}` was removed", before.name);
                found.major(subject, message, "code that uses it does not compile");
            }
        }
    }
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

/// What a field was or became: by its key, else by its name.
fn member_of<'a>(ty: &'a TypeOutline, member: &Member) -> Option<&'a Member> {
    let by_wire = ty.members.iter().find(|other| other.wire == member.wire);
    by_wire.or_else(|| ty.members.iter().find(|other| other.name == member.name))
}

fn compare_texts((old, new): (&TypeOutline, &TypeOutline), subject: &str, found: &mut Found) {
    for after in &new.members {
        match old.members.iter().find(|before| before.wire == after.wire) {
            None => tell_variant_added(&format!("value `{}`", after.wire), old.growth, subject, found),
            Some(before) if before.name != after.name => found.major(
                subject,
                format!("variant `{}` is called `{}` now", before.name, after.name),
                "the old name is gone",
            ),
            Some(_) => {}
        }
    }
    for before in &old.members {
        if !new.members.iter().any(|after| after.wire == before.wire) {
            let message = format!("value `{}` was removed", before.wire);
            found.major(subject, message, "its variant is gone");
        }
    }
}

fn tell_variant_added(variant: &str, growth: Growth, subject: &str, found: &mut Found) {
    let message = format!("{variant} was added");
    match growth {
        Growth::Open => found.minor(subject, message, "the enum is open"),
        Growth::Closed => found.major(subject, message, "a `match` that names every variant does not compile"),
    }
}
