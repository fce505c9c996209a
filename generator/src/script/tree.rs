//! A script as a tree: what JavaScript's grammar knows and Postman's scripts use. It owns its texts and is never deeper
//! than [`DEPTH`], so that whoever walks it may recur.

/// Deeper code is [`ExpressionKind::Other`].
pub const DEPTH: usize = 200;

/// Where something stands: bytes of the script's text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// Of the first byte.
    pub start: u32,
    /// Behind the last one.
    pub end: u32,
}

/// A statement.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// What it is.
    pub kind: StatementKind,
    /// Where it stands.
    pub span: Span,
}

/// What a statement is.
#[derive(Clone, Debug, PartialEq)]
pub enum StatementKind {
    /// `call();`
    Expression(Expression),
    /// `const name = value;`, one for each name.
    Declare {
        /// What is bound.
        target: Pattern,
        /// To what.
        value: Option<Expression>,
        /// Whether it never changes.
        constant: bool,
    },
    /// `function name() {}`
    Function(Function),
    /// `return value;`
    Return(Option<Expression>),
    /// `if (test) {} else {}`
    If {
        /// The condition.
        test: Expression,
        /// What follows.
        then: Vec<Statement>,
        /// What follows otherwise.
        otherwise: Vec<Statement>,
    },
    /// `for (start; test; step) {}`, `while (test) {}`
    Loop {
        /// Before all rounds.
        start: Vec<Statement>,
        /// Before each round; after it in a `do` loop.
        test: Option<Expression>,
        /// After each round.
        step: Option<Expression>,
        /// Each round.
        body: Vec<Statement>,
        /// Whether the first round comes before the test.
        first: bool,
    },
    /// `for (const each of list) {}`, `for (const key in object) {}`
    Each {
        /// What is bound in each round.
        target: Pattern,
        /// What is gone through.
        list: Expression,
        /// Whether its keys are meant (`in`).
        keys: bool,
        /// Each round.
        body: Vec<Statement>,
    },
    /// `{}`
    Block(Vec<Statement>),
    /// `switch (subject) {}`
    Switch {
        /// What is compared.
        subject: Expression,
        /// `None`: `default`.
        cases: Vec<(Option<Expression>, Vec<Statement>)>,
    },
    /// `try {} catch (error) {} finally {}`
    Try {
        /// What is tried.
        body: Vec<Statement>,
        /// The error's name and what follows it.
        handler: Option<(Option<Pattern>, Vec<Statement>)>,
        /// What follows anyway.
        finally: Vec<Statement>,
    },
    /// `throw error;`
    Throw(Expression),
    /// `break;`
    Break,
    /// `continue;`
    Continue,
    /// Anything else, in a word: `class`, `label`.
    Other(&'static str),
}

/// An expression.
#[derive(Clone, Debug, PartialEq)]
pub struct Expression {
    /// What it is.
    pub kind: ExpressionKind,
    /// Where it stands.
    pub span: Span,
}

/// What an expression is.
#[derive(Clone, Debug, PartialEq)]
pub enum ExpressionKind {
    /// `null`
    Null,
    /// `true`
    Boolean(bool),
    /// `1.5`
    Number(f64),
    /// `"text"`
    Text(String),
    /// `/pattern/flags`
    Regex {
        /// Between the slashes.
        pattern: String,
        /// Behind them.
        flags: String,
    },
    /// A template string: a text more than expressions.
    Template {
        /// Around the expressions.
        texts: Vec<String>,
        /// Between the texts.
        holes: Vec<Expression>,
    },
    /// `name`
    Name(String),
    /// `this`
    This,
    /// `[a, b]`
    Array(Vec<Expression>),
    /// `{a: b}`
    Object(Vec<Property>),
    /// `() => {}`, `function () {}`
    Function(Box<Function>),
    /// `object.name`, `object["name"]`
    Member(Box<Expression>, String),
    /// `object[index]`
    Index(Box<Expression>, Box<Expression>),
    /// `callee(arguments)`
    Call(Box<Expression>, Vec<Expression>),
    /// `new Callee(arguments)`
    New(Box<Expression>, Vec<Expression>),
    /// `-argument`
    Unary(Unary, Box<Expression>),
    /// `left + right`
    Binary(Binary, Box<Expression>, Box<Expression>),
    /// `left && right`
    Logical(Logical, Box<Expression>, Box<Expression>),
    /// `test ? then : otherwise`
    Conditional(Box<[Expression; 3]>),
    /// `target = value`; `target += value` with an operator.
    Assign {
        /// What is set.
        target: Box<Pattern>,
        /// With what before is joined with the value, if it is.
        operator: Option<Joined>,
        /// To what.
        value: Box<Expression>,
    },
    /// `target++`
    Step {
        /// What is counted.
        target: Box<Pattern>,
        /// 1 or -1.
        by: f64,
        /// Whether the value is that after counting.
        prefix: bool,
    },
    /// `a, b`
    Sequence(Vec<Expression>),
    /// `await promise`
    Await(Box<Expression>),
    /// `...list`, in calls and arrays.
    Spread(Box<Expression>),
    /// Anything else, in a word: `class`, `yield`.
    Other(&'static str),
}

/// How an assignment joins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Joined {
    /// `+=`
    Binary(Binary),
    /// `||=`
    Logical(Logical),
}

/// A member of an object literal.
#[derive(Clone, Debug, PartialEq)]
pub enum Property {
    /// `key: value`
    Value(Key, Expression),
    /// `...object`
    Spread(Expression),
    /// `get key() {}`
    Accessor,
}

/// The key of a member.
#[derive(Clone, Debug, PartialEq)]
pub enum Key {
    /// Written out.
    Text(String),
    /// `[key]`
    Computed(Expression),
}

/// A function.
#[derive(Clone, Debug, PartialEq)]
pub struct Function {
    /// If it has one.
    pub name: Option<String>,
    /// What it takes.
    pub parameters: Vec<Pattern>,
    /// What it does; that of `() => value` is a `return`.
    pub body: Vec<Statement>,
    /// Whether it is `async`.
    pub is_async: bool,
}

/// What a value is bound to.
#[derive(Clone, Debug, PartialEq)]
pub enum Pattern {
    /// `name`
    Name(String, Span),
    /// `object.name`
    Member(Expression),
    /// `{a, b: c}`
    Object(Vec<(Key, Pattern)>),
    /// `[a, , b]`
    Array(Vec<Option<Pattern>>),
    /// `a = value`
    Default(Box<Pattern>, Box<Expression>),
    /// `...a`
    Rest(Box<Pattern>),
    /// Anything else.
    Other(Span),
}

/// An operator before its argument.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unary {
    /// `+`
    Plus,
    /// `-`
    Minus,
    /// `!`
    Not,
    /// `~`
    Invert,
    /// `typeof`
    Typeof,
    /// `void`
    Void,
    /// `delete`
    Delete,
}

/// An operator between its arguments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Binary {
    /// `==`
    Equal,
    /// `!=`
    Unequal,
    /// `===`
    Same,
    /// `!==`
    NotSame,
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `>`
    Greater,
    /// `>=`
    AtLeast,
    /// `+`
    Add,
    /// `-`
    Subtract,
    /// `*`
    Multiply,
    /// `/`
    Divide,
    /// `%`
    Remainder,
    /// `**`
    Power,
    /// `<<`
    ShiftLeft,
    /// `>>`
    ShiftRight,
    /// `>>>`
    ShiftRightZero,
    /// `|`
    Or,
    /// `^`
    Xor,
    /// `&`
    And,
    /// `in`
    In,
    /// `instanceof`
    InstanceOf,
}

/// An operator whose right side may not be looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Logical {
    /// `||`
    Or,
    /// `&&`
    And,
    /// `??`
    Coalesce,
}

impl Expression {
    /// The names of a chain, joined by dots: `pm.environment.set`.
    #[must_use]
    pub fn path(&self) -> Option<String> {
        match &self.kind {
            ExpressionKind::Name(name) => Some(name.clone()),
            ExpressionKind::Member(object, name) => Some(object.path()? + "." + name),
            _ => None,
        }
    }

    /// The text, if it is one that is written out.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match &self.kind {
            ExpressionKind::Text(text) => Some(text),
            ExpressionKind::Template { texts, holes } if holes.is_empty() => texts.first().map(String::as_str),
            _ => None,
        }
    }
}
