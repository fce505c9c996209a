//! Both modules, called.

use http::{Request, Response};
use postman_codegen_tests_embedded::{expanded, scripted};

macro_rules! calls {
    ($module:ident) => {
        #[tokio::test]
        async fn $module() {
            let client = $module::Client::builder()
                .bearer_token("token")
                .transport(|request: Request<$module::runtime::body::Body>| async move {
                    assert_eq!(request.uri(), "https://api.zoom.us/v2/users/me?login_type=100");
                    assert_eq!(request.headers()["Authorization"], "Bearer token");
                    let answer = Response::builder()
                        .status(404)
                        .header("Content-Type", "application/json");
                    let body = r#"{"code": 1001, "message": "User does not exist: me."}"#;
                    Ok(answer.body($module::runtime::body::Body::from(body))?)
                })
                .build()
                .expect("a client");
            let answer = client.users().get_user("me").login_type(100).await;
            let Err($module::Error::Api(failure)) = answer else {
                panic!("a documented failure is expected: {answer:?}");
            };
            let $module::users::GetUserError::NotFound(reason) = failure.error() else {
                panic!("another failure is expected: {failure:?}");
            };
            assert_eq!(reason.code, Some(1001));
        }
    };
}

calls!(scripted);
calls!(expanded);
