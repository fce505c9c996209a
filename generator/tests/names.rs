//! What requests, folders and crates are called: the rules of names, each on requests of its own.

mod support;

use postman_codegen::Generator;
use serde_json::{Value, json};
use support::source;

/// A request: folders and name joined by ` / `, method, path.
type Request<'a> = (&'a str, &'a str, &'a str);

/// The calls of a collection: `users().list_users`.
fn calls(requests: &[Request]) -> Vec<String> {
    let mut root = json!({"item": []});
    for (place, method, path) in requests {
        let mut at = &mut root;
        let steps: Vec<&str> = place.split(" / ").collect();
        let (name, folders) = steps.split_last().expect("a name");
        for folder in folders {
            at = child(at, folder);
        }
        let url = format!("https://api.example.com{path}");
        push(at, json!({"name": name, "request": {"method": method, "url": url}}));
    }
    let collection = json!({"info": {"name": "Names"}, "item": root["item"]});
    let source = source("collection.json", &collection.to_string());
    let (understood, _) = Generator::new().understand(&source).expect("a collection");
    let names = &understood.names;
    let call = |own: &postman_codegen::name::Operation| {
        let modules = names.ancestry(own.module);
        let modules: String = modules
            .iter()
            .map(|id| format!("{}().", names.module(*id).name))
            .collect();
        format!("{modules}{}", own.method)
    };
    names.operations.iter().map(call).collect()
}

/// The folder of this name, the last one if it is there already.
fn child<'a>(parent: &'a mut Value, name: &str) -> &'a mut Value {
    let items = parent["item"].as_array_mut().expect("a folder");
    if items
        .last()
        .is_none_or(|last| last["name"] != name || last.get("item").is_none())
    {
        items.push(json!({"name": name, "item": []}));
    }
    items.last_mut().expect("it was pushed")
}

fn push(parent: &mut Value, item: Value) {
    parent["item"].as_array_mut().expect("a folder").push(item);
}

/// Each request beside the others, and the call that it becomes.
fn assert_calls(expected: &[(Request, &str)]) {
    let requests: Vec<Request> = expected.iter().map(|(request, _)| *request).collect();
    let calls = calls(&requests);
    let found: Vec<(Request, &str)> = requests.into_iter().zip(calls.iter().map(String::as_str)).collect();
    assert_eq!(found, expected);
}

/// Each request alone.
fn assert_each(expected: &[(Request, &str)]) {
    for one in expected {
        assert_calls(std::slice::from_ref(one));
    }
}

#[test]
fn a_third_person_is_an_imperative() {
    assert_calls(&[
        (("Gets metadata of a token", "GET", "/p0"), "get_metadata_of_token"),
        (("Creates webhook", "GET", "/p1"), "create_webhook"),
        (("Returns order list", "GET", "/p2"), "return_order_list"),
        (("Deletes token", "GET", "/p3"), "delete_token"),
        (("Finds pets by status", "GET", "/p4"), "find_pets_by_status"),
        (("Logs user into the system", "GET", "/p5"), "log_user_into_system"),
        (("Lists tokens", "GET", "/p6"), "list_tokens"),
        (("Retrieves current user", "GET", "/p7"), "retrieve_current_user"),
        (("Sends email", "GET", "/p8"), "send_email"),
        (("Uploads file", "GET", "/p9"), "upload_file"),
        (("Beta: Starts the engine", "POST", "/p10"), "beta_start_engine"),
        (("Given an id, returns links", "GET", "/p11"), "given_id_return_links"),
        (
            ("Imports, or Updates, Records", "POST", "/p15"),
            "import_or_update_records",
        ),
        (("[Admin] Creates a user", "POST", "/p12"), "admin_create_user"),
        (
            ("2. Permanently deletes a user", "POST", "/p13"),
            "permanently_delete_user",
        ),
        (
            ("001.Finds Pets / Finds Pets by tags", "GET", "/p14"),
            "find_pets().find_pets_by_tags",
        ),
    ]);
}

#[test]
fn a_plural_is_no_verb() {
    assert_calls(&[
        (
            ("Users a user ID is following", "GET", "/users/:id/following"),
            "users_user_id_is_following",
        ),
        (
            ("Orders a customer placed", "GET", "/customers/:id/orders"),
            "orders_customer_placed",
        ),
        (("Tweets a user liked", "GET", "/users/:id/liked"), "tweets_user_liked"),
        (("Updates", "GET", "/updates"), "updates"),
    ]);
}

#[test]
fn numbering_is_no_part_of_a_name() {
    assert_calls(&[
        (("1. Access / 1.1 Log in", "POST", "/login"), "access().log_in"),
        (("1. Access / 1.2 Log out", "POST", "/logout"), "access().log_out"),
        (
            ("02 - Orders / 1. Create order", "POST", "/orders"),
            "orders().create_order",
        ),
        (
            ("02 - Orders / 2) Poll status", "GET", "/orders/:id"),
            "orders().poll_status",
        ),
        (
            ("02 - Orders / Step 3: Pay order", "POST", "/orders/:id/pay"),
            "orders().pay_order",
        ),
        (
            ("02 - Orders / 04_Refund order", "POST", "/orders/:id/refund"),
            "orders().refund_order",
        ),
        (
            ("02 - Orders / (5) Close order", "DELETE", "/orders/:id"),
            "orders().close_order",
        ),
        (
            ("02 - Orders / TC06: Reopen order", "POST", "/orders/:id/open"),
            "orders().reopen_order",
        ),
        (
            ("3️⃣ Files / ④ Delete file", "DELETE", "/files/:id"),
            "files().delete_file",
        ),
        (("IV. Codes / 1. 2FA code", "GET", "/codes"), "codes().n2fa_code"),
    ]);
}

#[test]
fn numbering_stays_where_it_alone_tells_names_apart() {
    assert_calls(&[
        (("1. Status", "GET", "/status"), "status"),
        (("2. Status", "GET", "/status"), "status_2"),
        (("3. Status", "GET", "/jobs/status"), "status_jobs"),
        (("1. Flow / Log in", "POST", "/login"), "flow().log_in"),
        (("2. Flow / Log in", "POST", "/login"), "flow_2().log_in"),
    ]);
}

#[test]
fn a_path_as_a_name_gives_method_and_path() {
    assert_calls(&[
        (("shelves", "POST", "/api/v1/shelves"), "post_shelves"),
        (("shelves", "GET", "/api/v1/shelves"), "get_shelves"),
        (
            ("shelves/{shelf_id}", "GET", "/api/v1/shelves/{{shelf_id}}"),
            "get_shelf",
        ),
        (
            ("shelves/{shelf_id}", "PATCH", "/api/v1/shelves/{{shelf_id}}"),
            "patch_shelf",
        ),
        (
            ("shelves/{shelf_id}", "DELETE", "/api/v1/shelves/{{shelf_id}}"),
            "delete_shelf",
        ),
        (("api/users/{user}", "PUT", "/api/users/:user"), "put_user"),
        (
            ("/api/v1/orders/:status", "GET", "/api/v1/orders/:status"),
            "get_orders_by_status",
        ),
        (
            ("GET /rest/v2/shelves/:id/books", "GET", "/rest/v2/shelves/:id/books"),
            "get_shelf_books",
        ),
        (("https://api.example.com/pens", "POST", "/pens"), "post_pens"),
        (("/api/v1", "GET", "/api/v1"), "get_api_v1"),
        (("login", "POST", "/login"), "login"),
    ]);
}

#[test]
fn a_path_with_words_gives_the_words() {
    assert_each(&[
        (
            ("/api/v1/spot/order (Cancel order)", "DELETE", "/api/v1/spot/order"),
            "cancel_order",
        ),
        (("/api/v1/depth - Order book", "GET", "/api/v1/depth"), "order_book"),
        (
            ("POST Upload small file: /file/upload", "POST", "/v1/file/upload"),
            "upload_small_file",
        ),
        (
            ("Get user details: /users/{id}", "GET", "/users/:id"),
            "get_user_details",
        ),
        (("POST /accounts SEK", "POST", "/accounts"), "post_accounts_sek"),
        (
            ("JSON POST /pdf/convert", "POST", "/v1/pdf/convert"),
            "post_pdf_convert_json",
        ),
        (("api/products (list)", "GET", "/api/products"), "get_products_list"),
        (
            ("/pdf/edit (single replacement)", "POST", "/pdf/edit"),
            "post_pdf_edit_single_replacement",
        ),
        (("/disk/full (404 - Not Found)", "GET", "/disk/full"), "get_disk_full"),
        (
            ("Activate/Deactivate an account", "POST", "/accounts/:id"),
            "activate_deactivate_account",
        ),
    ]);
}

#[test]
fn the_http_method_is_not_said_twice() {
    assert_calls(&[
        (("[POST] Upload document", "POST", "/docs"), "upload_document"),
        (("POST - Create user", "POST", "/users"), "create_user"),
        (("GET - list users", "GET", "/users"), "list_users"),
        (("Delete user DELETE", "DELETE", "/users/:id"), "delete_user"),
        (("Get list all zones", "GET", "/zones"), "list_all_zones"),
        (("Users - GET", "GET", "/users/all"), "get_users"),
        (("Create user", "PUT", "/users"), "create_user_with_put"),
    ]);
}

#[test]
fn the_folder_is_not_said_again() {
    assert_calls(&[
        (("REST / Rest Create", "POST", "/sobjects"), "rest().create"),
        (("Bulk V1 / Bulk Create Job", "POST", "/jobs"), "bulk_v1().create_job"),
        (
            ("Bulk V1 / Bulk V1 Close Job", "POST", "/jobs/close"),
            "bulk_v1().close_job",
        ),
        (("Users / List users", "GET", "/users"), "users().list_users"),
        (("Users / User settings", "GET", "/settings"), "users().settings"),
        (("Users / Users", "GET", "/users/all"), "users().users"),
        (
            ("Users / User by email", "GET", "/users/:email"),
            "users().user_by_email",
        ),
        (("Users / User", "POST", "/users"), "users().user"),
        (("Users / User new", "POST", "/users/new"), "users().user_new"),
        (
            ("Users / Roles / User create", "POST", "/rights"),
            "users().roles().create",
        ),
        (
            ("ISAPI / /ISAPI/System/time", "GET", "/ISAPI/System/time"),
            "isapi().get_system_time",
        ),
        (("ISAPI / /ISAPI/:id", "GET", "/ISAPI/:id"), "isapi().get_isapi"),
        (("Search / Search results", "GET", "/search"), "search().search_results"),
    ]);
}

#[test]
fn a_clash_is_told_apart_by_what_differs() {
    assert_calls(&[
        (("Add", "POST", "/calc.asmx"), "add"),
        (("Add", "POST", "/v2/calc.asmx"), "add_v2"),
        (("Add", "POST", "/calc.asmx?mode=soap12"), "add_with_mode"),
        (("Add", "PUT", "/calc.asmx"), "add_with_put"),
        (("Add", "POST", "/calc.asmx/:id"), "add_id"),
    ]);
}

#[test]
fn the_base_of_a_path_is_no_module() {
    assert_calls(&[
        (
            ("api/v1/users / List users", "GET", "/api/v1/users"),
            "users().list_users",
        ),
        (("v2 / List users", "GET", "/v2/users"), "v2().list_users"),
    ]);
}

#[test]
fn a_path_of_many_segments_is_read_once() {
    let add = |number: usize| {
        let body = json!({"pad": "x".repeat(3000), "number": number}).to_string();
        let request =
            json!({"method": "POST", "url": "https://api.example.com/a", "body": {"mode": "raw", "raw": body}});
        json!({"name": format!("Add {number}"), "request": request})
    };
    let long = format!("https://api.example.com/a/{}", "b/".repeat(100_000));
    let mut items: Vec<Value> = (0..100).map(add).collect();
    items.push(json!({"name": "Long", "request": {"method": "GET", "url": long}}));
    let collection = json!({"info": {"name": "Names"}, "item": items});
    let source = source("collection.json", &collection.to_string());
    let (understood, _) = Generator::new().understand(&source).expect("a collection");
    assert_eq!(understood.names.operations.len(), 101);
}
