//! Parses scripts with oxc, and makes our own tree of what it gives; nothing else knows of oxc.

mod expression;
mod operator;
mod pattern;

use oxc_allocator::Allocator;
use oxc_ast::ast;
use oxc_parser::{ParseOptions, Parser};
use oxc_span::{GetSpan, SourceType};

use super::tree::{DEPTH, Expression, ExpressionKind, Function, Pattern, Span, Statement, StatementKind};
use super::{Fault, Program};

/// Longer scripts hold something else: libraries, data.
const LONGEST: usize = 1 << 20;

/// More places where a parser recurs are no script that somebody wrote.
const MOST_LEVELS: usize = 20_000;

/// What each of them may take of the stack, at worst; unused memory costs nothing.
const LEVEL: usize = 12 << 10;

/// Parses texts on a thread whose stack holds what they nest.
pub(super) fn parse_scripts(texts: &[&str]) -> Vec<Result<Program, Fault>> {
    if texts.is_empty() {
        return Vec::new();
    }
    let parse = || texts.iter().map(|text| parse_script(text)).collect::<Vec<_>>();
    let most = texts
        .iter()
        .map(|text| levels(text).min(MOST_LEVELS))
        .max()
        .unwrap_or_default();
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().stack_size((2 << 20) + most * LEVEL);
        let parsed = thread
            .spawn_scoped(scope, parse)
            .ok()
            .and_then(|thread| thread.join().ok());
        parsed.unwrap_or_else(|| {
            texts
                .iter()
                .map(|_| Err(Fault::not_read("the system gives no stack for it")))
                .collect()
        })
    })
}

/// How deep a text can nest at most: each opening bracket, prefix or right side counts.
fn levels(text: &str) -> usize {
    let deepens = |byte: &&u8| {
        matches!(
            byte,
            b'(' | b'[' | b'{' | b'!' | b'~' | b'+' | b'-' | b'*' | b'=' | b'?' | b'`'
        )
    };
    let words = [
        "if", "else", "for", "while", "do", "new", "typeof", "void", "delete", "await", "yield", "async", ":",
    ];
    let marks = text.as_bytes().iter().filter(deepens).count();
    marks + words.iter().map(|word| text.matches(word).count()).sum::<usize>()
}

fn parse_script(text: &str) -> Result<Program, Fault> {
    if text.len() > LONGEST {
        return Err(Fault::not_read("it is longer than 1 MB"));
    }
    if levels(text) > MOST_LEVELS {
        return Err(Fault::not_read("it is as large as a library"));
    }
    // `await` outside of functions makes a module of it, and a module knows no old octal numbers.
    parse_as(text, SourceType::cjs()).or_else(|fault| parse_as(text, SourceType::mjs()).map_err(|_| fault))
}

fn parse_as(text: &str, ty: SourceType) -> Result<Program, Fault> {
    let allocator = Allocator::default();
    let options = ParseOptions {
        allow_return_outside_function: true,
        preserve_parens: false,
        ..ParseOptions::default()
    };
    let parsed = Parser::new(&allocator, text, ty).with_options(options).parse();
    if let Some(error) = parsed.errors.first() {
        let at = error
            .labels
            .as_ref()
            .and_then(|labels| labels.first())
            .map_or(0, |label| label.offset());
        return Err(Fault::syntax(&error.message.to_lowercase(), text, at));
    }
    let mut reader = Reader { depth: 0 };
    Ok(Program {
        statements: reader.statements(&parsed.program.body),
        lines: super::line_starts(text),
    })
}

/// Makes our tree of oxc's.
struct Reader {
    depth: usize,
}

fn span(node: &impl GetSpan) -> Span {
    let span = node.span();
    Span {
        start: span.start,
        end: span.end,
    }
}

impl Reader {
    fn statements(&mut self, statements: &[ast::Statement<'_>]) -> Vec<Statement> {
        let mut list = Vec::with_capacity(statements.len());
        for statement in statements {
            self.add_statement(statement, &mut list);
        }
        list
    }

    /// The statements of a body: those of a block, or the only one.
    fn body(&mut self, statement: &ast::Statement<'_>) -> Vec<Statement> {
        match statement {
            ast::Statement::BlockStatement(block) => self.statements(&block.body),
            other => self.statements(std::slice::from_ref(other)),
        }
    }

    fn add_statement(&mut self, statement: &ast::Statement<'_>, list: &mut Vec<Statement>) {
        let place = span(statement);
        if self.depth >= DEPTH {
            list.push(Statement {
                kind: StatementKind::Other("code that nests too deep"),
                span: place,
            });
            return;
        }
        self.depth += 1;
        match statement {
            ast::Statement::VariableDeclaration(declaration) => self.add_declaration(declaration, list),
            ast::Statement::EmptyStatement(_) | ast::Statement::DebuggerStatement(_) => {}
            other => {
                let kind = self.statement_kind(other);
                list.push(Statement { kind, span: place });
            }
        }
        self.depth -= 1;
    }

    fn add_declaration(&mut self, declaration: &ast::VariableDeclaration<'_>, list: &mut Vec<Statement>) {
        for declarator in &declaration.declarations {
            let kind = StatementKind::Declare {
                target: self.binding(&declarator.id),
                value: declarator.init.as_ref().map(|value| self.expression(value)),
                constant: declaration.kind == ast::VariableDeclarationKind::Const,
            };
            list.push(Statement {
                kind,
                span: span(declarator),
            });
        }
    }

    fn statement_kind(&mut self, statement: &ast::Statement<'_>) -> StatementKind {
        match statement {
            ast::Statement::ExpressionStatement(statement) => {
                StatementKind::Expression(self.expression(&statement.expression))
            }
            ast::Statement::FunctionDeclaration(function) => StatementKind::Function(self.function(function)),
            ast::Statement::ReturnStatement(statement) => {
                StatementKind::Return(statement.argument.as_ref().map(|value| self.expression(value)))
            }
            ast::Statement::IfStatement(statement) => StatementKind::If {
                test: self.expression(&statement.test),
                then: self.body(&statement.consequent),
                otherwise: statement
                    .alternate
                    .as_ref()
                    .map_or_else(Vec::new, |other| self.body(other)),
            },
            ast::Statement::BlockStatement(block) => StatementKind::Block(self.statements(&block.body)),
            ast::Statement::SwitchStatement(statement) => self.switch(statement),
            ast::Statement::TryStatement(statement) => self.attempt(statement),
            ast::Statement::ThrowStatement(statement) => StatementKind::Throw(self.expression(&statement.argument)),
            ast::Statement::BreakStatement(statement) if statement.label.is_none() => StatementKind::Break,
            ast::Statement::ContinueStatement(statement) if statement.label.is_none() => StatementKind::Continue,
            ast::Statement::ClassDeclaration(_) => StatementKind::Other("a class"),
            ast::Statement::WithStatement(_) => StatementKind::Other("`with`"),
            ast::Statement::LabeledStatement(_)
            | ast::Statement::BreakStatement(_)
            | ast::Statement::ContinueStatement(_) => StatementKind::Other("a label"),
            other => self.iteration(other),
        }
    }

    fn switch(&mut self, statement: &ast::SwitchStatement<'_>) -> StatementKind {
        let subject = self.expression(&statement.discriminant);
        let cases = statement.cases.iter().map(|case| {
            let test = case.test.as_ref().map(|test| self.expression(test));
            (test, self.statements(&case.consequent))
        });
        StatementKind::Switch {
            cases: cases.collect(),
            subject,
        }
    }

    fn attempt(&mut self, statement: &ast::TryStatement<'_>) -> StatementKind {
        let body = self.statements(&statement.block.body);
        let handler = statement.handler.as_ref().map(|handler| {
            let target = handler.param.as_ref().map(|parameter| self.binding(&parameter.pattern));
            (target, self.statements(&handler.body.body))
        });
        let finally = statement.finalizer.as_ref();
        StatementKind::Try {
            body,
            handler,
            finally: finally.map_or_else(Vec::new, |block| self.statements(&block.body)),
        }
    }

    fn iteration(&mut self, statement: &ast::Statement<'_>) -> StatementKind {
        match statement {
            ast::Statement::ForStatement(statement) => StatementKind::Loop {
                start: self.loop_start(statement.init.as_ref()),
                test: statement.test.as_ref().map(|test| self.expression(test)),
                step: statement.update.as_ref().map(|step| self.expression(step)),
                body: self.body(&statement.body),
                first: false,
            },
            ast::Statement::WhileStatement(statement) => {
                let test = self.expression(&statement.test);
                let body = self.body(&statement.body);
                StatementKind::Loop {
                    start: Vec::new(),
                    test: Some(test),
                    step: None,
                    body,
                    first: false,
                }
            }
            ast::Statement::DoWhileStatement(statement) => {
                let test = self.expression(&statement.test);
                let body = self.body(&statement.body);
                StatementKind::Loop {
                    start: Vec::new(),
                    test: Some(test),
                    step: None,
                    body,
                    first: true,
                }
            }
            ast::Statement::ForInStatement(statement) => StatementKind::Each {
                target: self.loop_target(&statement.left),
                list: self.expression(&statement.right),
                keys: true,
                body: self.body(&statement.body),
            },
            ast::Statement::ForOfStatement(statement) => StatementKind::Each {
                target: self.loop_target(&statement.left),
                list: self.expression(&statement.right),
                keys: false,
                body: self.body(&statement.body),
            },
            _ => StatementKind::Other("a statement of modules"),
        }
    }

    fn loop_start(&mut self, start: Option<&ast::ForStatementInit<'_>>) -> Vec<Statement> {
        let mut list = Vec::new();
        match start {
            Some(ast::ForStatementInit::VariableDeclaration(declaration)) => {
                self.add_declaration(declaration, &mut list)
            }
            Some(other) => {
                if let Some(expression) = other.as_expression() {
                    list.push(Statement {
                        kind: StatementKind::Expression(self.expression(expression)),
                        span: span(other),
                    });
                }
            }
            None => {}
        }
        list
    }

    fn loop_target(&mut self, target: &ast::ForStatementLeft<'_>) -> Pattern {
        match target {
            ast::ForStatementLeft::VariableDeclaration(declaration) => match declaration.declarations.first() {
                Some(declarator) => self.binding(&declarator.id),
                None => Pattern::Other(span(target)),
            },
            other => match other.as_assignment_target() {
                Some(target) => self.target(target),
                None => Pattern::Other(span(other)),
            },
        }
    }

    fn function(&mut self, function: &ast::Function<'_>) -> Function {
        if function.generator {
            return self.unknown_function(function);
        }
        Function {
            name: function.id.as_ref().map(|name| name.name.to_string()),
            parameters: self.parameters(&function.params),
            body: function
                .body
                .as_ref()
                .map_or_else(Vec::new, |body| self.statements(&body.statements)),
            is_async: function.r#async,
        }
    }

    fn unknown_function(&mut self, function: &ast::Function<'_>) -> Function {
        let statement = Statement {
            kind: StatementKind::Other("a generator"),
            span: span(function),
        };
        Function {
            name: function.id.as_ref().map(|name| name.name.to_string()),
            parameters: Vec::new(),
            body: vec![statement],
            is_async: false,
        }
    }

    fn arrow(&mut self, function: &ast::ArrowFunctionExpression<'_>) -> Function {
        let parameters = self.parameters(&function.params);
        let body = match function.body.statements.first() {
            Some(ast::Statement::ExpressionStatement(only)) if function.expression => {
                let value = self.expression(&only.expression);
                let span = value.span;
                vec![Statement {
                    kind: StatementKind::Return(Some(value)),
                    span,
                }]
            }
            _ => self.statements(&function.body.statements),
        };
        Function {
            name: None,
            parameters,
            body,
            is_async: function.r#async,
        }
    }

    fn parameters(&mut self, parameters: &ast::FormalParameters<'_>) -> Vec<Pattern> {
        let mut list: Vec<Pattern> = parameters
            .items
            .iter()
            .map(|item| self.binding(&item.pattern))
            .collect();
        if let Some(rest) = &parameters.rest {
            list.push(Pattern::Rest(Box::new(self.binding(&rest.argument))));
        }
        list
    }
}

fn unknown(node: &impl GetSpan, what: &'static str) -> Expression {
    Expression {
        kind: ExpressionKind::Other(what),
        span: span(node),
    }
}
