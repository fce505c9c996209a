//! How a crate gets to the disk: whole, whatever happens on the way.
#![cfg(unix)]

mod support;

use std::env;
use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use postman_codegen::files::{self, Foreign, WriteError, Written};
use postman_codegen::layout::{File, MARK};
use support::program::folder;

/// Requests of the crate that is killed; each is a file of tests.
const REQUESTS: usize = 3000;

/// What makes a process of this test write.
const WRITE: &str = "POSTMAN_CODEGEN_TEST_WRITE";

fn file(path: &str, version: &str) -> File {
    let mark = match path.rsplit('.').next() {
        Some("json") => format!("{{ \"\": \"{MARK}\",\n\"version\": \"{version}\" }}\n"),
        Some("toml") => format!("# {MARK}\nversion = \"{version}\"\n"),
        _ => format!("// {MARK}\n// {version}\n"),
    };
    File {
        path: path.to_owned(),
        text: mark.repeat(20),
    }
}

/// A crate; what stands in it, and a file of each kind, depends on the version.
fn krate(version: &str, requests: usize) -> Vec<File> {
    let mut files = vec![
        file("Cargo.toml", version),
        file("README.md", version),
        file("src/lib.rs", version),
        file(&format!("src/only_{version}.rs"), version),
        file("tests/contract.rs", version),
        file(&format!("tests/contract/{version}/only.json"), version),
        file("examples/pets.rs", "any"),
    ];
    let module = |number: usize| file(&format!("src/module_{}/operations_{number}.rs", number % 40), version);
    files.extend((0..requests / 10).map(module));
    files.extend((0..requests).map(|number| file(&format!("tests/contract/pets/request_{number}.json"), version)));
    files.sort_by(|left, right| left.path.cmp(&right.path));
    files
}

/// All files below, by path, but for what is aside and what is not the crate's.
fn on_disk(folder: &Path) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(next).into_iter().flatten().flatten() {
            let path = entry.path();
            let name = path.strip_prefix(folder).expect("below").to_string_lossy().into_owned();
            if name == ".postman-codegen" || name.contains("own") {
                continue;
            }
            if path.is_dir() {
                open.push(path);
            } else {
                found.push((name, fs::read_to_string(&path).expect("a text")));
            }
        }
    }
    found.sort();
    found
}

/// Whether it is this crate, whole and nothing else.
fn is_whole(folder: &Path, files: &[File]) -> bool {
    let there = on_disk(folder);
    let same = there.iter().zip(files);
    there.len() == files.len()
        && same
            .into_iter()
            .all(|((path, text), file)| *path == file.path && *text == file.text)
}

fn write(folder: &Path, files: &[File]) -> Result<Written, WriteError> {
    files::write(folder, files, Foreign::Keep)
}

/// Run by the tests in a process of its own: writes one version into a folder, `version requests folder`.
#[test]
fn a_process_that_writes() {
    let Ok(told) = env::var(WRITE) else { return };
    let mut words = told.splitn(3, ' ');
    let mut word = || words.next().expect("a word").to_owned();
    let (version, requests, folder) = (word(), word(), word());
    let files = krate(&version, requests.parse().expect("a number"));
    // One that waits for another does not give up.
    write(Path::new(&folder), &files).expect("it is written");
}

fn start(version: &str, requests: usize, folder: &Path) -> Child {
    Command::new(env::current_exe().expect("this test"))
        .args(["--exact", "a_process_that_writes"])
        .env(WRITE, format!("{version} {requests} {}", folder.display()))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("it starts")
}

/// A generator of numbers that always makes the same ones.
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % bound.max(1)
    }
}

/// Kills a process that writes at so many moments of its life. The output is the old crate or the new one, or none at all
/// for the moment that takes its folders from one to the other; the next run makes it whole in any case.
fn killed(test: &str, kills: u32, own: &[&str]) {
    let folder = folder(&format!("writing/{test}"));
    let versions = ["one", "two"].map(|version| (version, krate(version, REQUESTS)));
    write(&folder, &versions[0].1).expect("it is written");
    for name in own {
        fs::create_dir_all(folder.join(name).parent().expect("a folder")).expect("it can be made");
        fs::write(folder.join(name), "mine").expect("a file of the user");
    }
    let begun = Instant::now();
    assert!(start("two", REQUESTS, &folder).wait().expect("it ends").success());
    let life = begun.elapsed();
    let mut chance = Chance(7);
    let (mut old, mut new, mut none) = (0, 0, 0);
    let mut last = 1;
    for kill in 0..kills {
        let next = 1 - last;
        let mut child = start(versions[next].0, REQUESTS, &folder);
        let life = u64::try_from(life.as_micros()).expect("a short life");
        thread::sleep(Duration::from_micros(chance.below(life * 3 / 2)));
        child.kill().expect("it can be killed");
        child.wait().expect("it is gone");
        if is_whole(&folder, &versions[last].1) {
            old += 1;
        } else if is_whole(&folder, &versions[next].1) {
            new += 1;
            last = next;
        } else {
            let manifest = folder.join("Cargo.toml").exists();
            assert!(
                !manifest && folder.join(".postman-codegen/journal").exists(),
                "kill {kill} left a mix"
            );
            none += 1;
            // The next run, of whatever crate, makes it whole again.
            write(&folder, &versions[next].1).expect("it is completed");
            assert!(is_whole(&folder, &versions[next].1), "kill {kill}: it is not completed");
            last = next;
        }
        for name in own {
            assert_eq!(
                fs::read_to_string(folder.join(name)).expect("it is there"),
                "mine",
                "kill {kill}"
            );
        }
    }
    println!("{kills} kills in {life:?}: {old} old, {new} new, {none} none");
    assert!(old > 0 && none < kills / 4, "{old} old, {new} new, {none} none");
    write(&folder, &versions[0].1).expect("it is written");
    assert!(is_whole(&folder, &versions[0].1) && !folder.join(".postman-codegen").exists());
}

#[test]
fn a_killed_run_leaves_a_whole_crate() {
    killed("killed", 50, &["notes-own.md", "target/own"]);
}

/// Files of the user within folders of the crate stay where they are; then each file is moved by itself.
#[test]
fn a_killed_run_leaves_files_of_others() {
    killed(
        "killed_beside",
        12,
        &["src/module_3/own.rs", "tests/contract/own/data.txt"],
    );
}

#[test]
fn several_runs_at_once_leave_one_of_their_crates() {
    let folder = folder("writing/at_once");
    let names = ["one", "two", "three", "four"];
    let children: Vec<Child> = names.iter().map(|name| start(name, 300, &folder)).collect();
    for mut child in children {
        assert!(child.wait().expect("it ends").success());
    }
    let whole = names.iter().filter(|name| is_whole(&folder, &krate(name, 300))).count();
    assert_eq!(whole, 1);
    assert!(!folder.join(".postman-codegen").exists());
}

#[test]
fn what_a_run_left_aside_is_completed_or_removed() {
    let folder = folder("writing/left");
    let (one, two) = (krate("one", 10), krate("two", 10));
    write(&folder, &one).expect("it is written");
    // Ended while it wrote aside.
    fs::create_dir_all(folder.join(".postman-codegen/new/src")).expect("a folder");
    fs::write(folder.join(".postman-codegen/new/src/lib.rs"), "half").expect("a file");
    assert!(is_whole(&folder, &one));
    let written = write(&folder, &one).expect("it is written");
    assert_eq!((written.changed, written.removed), (0, 0));
    assert!(is_whole(&folder, &one) && !folder.join(".postman-codegen").exists());
    // Ended after the first of three moves.
    let aside = folder.join(".postman-codegen");
    fs::create_dir_all(aside.join("new/src")).expect("a folder");
    fs::create_dir_all(aside.join("old")).expect("a folder");
    fs::rename(folder.join("Cargo.toml"), aside.join("old/Cargo.toml")).expect("it is moved");
    for file in two
        .iter()
        .filter(|file| file.path.starts_with("src/") || file.path == "Cargo.toml")
    {
        fs::create_dir_all(aside.join("new").join(&file.path).parent().expect("a folder")).expect("a folder");
        fs::write(aside.join("new").join(&file.path), &file.text).expect("a file");
    }
    fs::write(
        aside.join("journal"),
        r#"[["Cargo.toml",false],["src",true],["Cargo.toml",true]]"#,
    )
    .expect("a file");
    write(&folder, &two).expect("it is completed");
    assert!(is_whole(&folder, &two) && !aside.exists());
}

#[test]
fn a_run_that_fails_leaves_the_crate_as_it_was() {
    let folder = folder("writing/failed");
    let (one, mut two) = (krate("one", 10), krate("two", 10));
    write(&folder, &one).expect("it is written");
    // Where a file shall be there is a folder of the user, and where a folder shall be a file.
    fs::create_dir_all(folder.join("tests/later.rs/own")).expect("a folder");
    two.push(file("tests/later.rs", "two"));
    let failed = write(&folder, &two).expect_err("it cannot be written");
    assert!(failed.to_string().contains("later.rs"), "{failed}");
    fs::remove_dir_all(folder.join("tests/later.rs")).expect("it can be removed");
    assert!(is_whole(&folder, &one) && !folder.join(".postman-codegen").exists());
    fs::write(folder.join("more"), "own").expect("a file");
    two.push(file("more/later.rs", "two"));
    write(&folder, &two).expect_err("it cannot be written");
    fs::remove_file(folder.join("more")).expect("it can be removed");
    assert!(is_whole(&folder, &one) && !folder.join(".postman-codegen").exists());
}

/// As root nothing is read-only; then there is nothing to see.
#[test]
fn a_folder_that_is_read_only_stays_as_it_is() {
    let folder = folder("writing/read_only");
    let (one, two) = (krate("one", 10), krate("two", 10));
    write(&folder, &one).expect("it is written");
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o555)).expect("it can be set");
    assert_eq!(write(&folder, &one).expect("nothing is to be done").changed, 0);
    let is_root = fs::write(folder.join("own"), "").is_ok();
    let failed = write(&folder, &two);
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o755)).expect("it can be set");
    assert!(is_root || failed.is_err() && is_whole(&folder, &one));
}

/// A disk of two megabytes, where the system lets this test have one.
#[test]
fn a_full_disk_leaves_the_crate_as_it_was() {
    let folder = folder("writing/full");
    let mount = |arguments: &[&str]| {
        let done = Command::new(arguments[0])
            .args(&arguments[1..])
            .arg(&folder)
            .stderr(Stdio::null())
            .status();
        done.is_ok_and(|status| status.success())
    };
    if !mount(&["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs"]) {
        return;
    }
    let (one, mut two) = (krate("one", 100), krate("two", 100));
    let written = write(&folder, &one).map(|_| ());
    two.extend((0..900).map(|number| file(&format!("src/more/more_{number}.rs"), "two")));
    let failed = write(&folder, &two);
    let whole = is_whole(&folder, &one) && !folder.join(".postman-codegen").exists();
    assert!(mount(&["umount"]));
    written.expect("it is written");
    assert!(matches!(failed, Err(WriteError::Io(..))), "{failed:?}");
    assert!(whole, "the crate is as it was");
}

#[test]
fn links_are_not_followed_out_of_the_folder() {
    let folder = folder("writing/links");
    let (there, elsewhere) = (folder.join("crate"), folder.join("elsewhere"));
    let one = krate("one", 10);
    write(&elsewhere, &one).expect("it is written");
    for link in ["src", "tests/contract", "src/lib.rs", "Cargo.toml", ".postman-codegen"] {
        let _ = fs::remove_dir_all(&there);
        fs::create_dir_all(there.join(link).parent().expect("a folder")).expect("a folder");
        symlink(elsewhere.join(link), there.join(link)).expect("a link");
        for foreign in [Foreign::Keep, Foreign::Overwrite] {
            let failed = files::write(&there, &krate("two", 10), foreign).expect_err("a link is in the way");
            assert!(
                matches!(&failed, WriteError::Link(path) if path.ends_with(link)),
                "{link}: {failed}"
            );
            assert!(
                failed.to_string().contains("is a symbolic link, which is not followed"),
                "{failed}"
            );
        }
        assert!(is_whole(&elsewhere, &one), "{link} is followed");
    }
}

/// The folder itself may be a link: that is where the user wants the crate.
#[test]
fn the_folder_may_be_a_link() {
    let folder = folder("writing/link");
    fs::create_dir_all(folder.join("elsewhere")).expect("a folder");
    symlink(folder.join("elsewhere"), folder.join("crate")).expect("a link");
    let one = krate("one", 10);
    write(&folder.join("crate"), &one).expect("it is written");
    assert!(is_whole(&folder.join("elsewhere"), &one));
}

#[test]
fn what_did_not_change_keeps_its_time() {
    let folder = folder("writing/times");
    let one = krate("one", 20);
    write(&folder, &one).expect("it is written");
    let time = |path: &str| {
        fs::metadata(folder.join(path))
            .and_then(|about| about.modified())
            .expect("a time")
    };
    let before = (time("src/lib.rs"), time("src/module_0/operations_0.rs"));
    thread::sleep(Duration::from_millis(20));
    let mut two = one;
    for file in two
        .iter_mut()
        .filter(|file| file.path != "src/lib.rs" && !file.path.ends_with("operations_0.rs"))
    {
        file.text.push('\n');
    }
    let written = write(&folder, &two).expect("it is written");
    assert_eq!(written.unchanged, 2);
    assert_eq!(before, (time("src/lib.rs"), time("src/module_0/operations_0.rs")));
    assert!(is_whole(&folder, &two));
}
