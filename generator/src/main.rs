//! The command line of postman-codegen.

mod cli;

fn main() -> std::process::ExitCode {
    cli::run()
}
