//! How answers are read: their types, and of lists the pages.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::expr;
use super::text::{identifier, path, path_segment};
use super::ty::ty;
use crate::name::Identifier;
use crate::rust::path::{PAGED, PAGING};
use crate::rust::{Answers, Hop, Operation, Paged, Standpoint};

/// `impl Operation for ListUsers`.
pub(super) fn decoding(operation: &Operation, from: Standpoint<'_>) -> TokenStream {
    let marker = identifier(&operation.marker);
    let success_type = ty(operation.success.ty(), from);
    let failure_type = operation.failure.as_ref().map(|failure| ty(failure.ty(), from));
    let failure_type = failure_type.unwrap_or_else(|| quote!(Undocumented));
    let success = answers(&operation.success, from);
    let refusal = operation.refusal.map(|reader| {
        let reader = path_segment(reader);
        quote! {
            if answer.#reader() {
                return Decoded::Undocumented;
            }
        }
    });
    let failure = operation.failure.as_ref().map(|failure| {
        let failure = answers(failure, from);
        quote! {
            fn failure(answer: &Answer) -> Decoded<Self::Failure> {
                #failure
            }
        }
    });
    quote! {
        impl Operation for #marker {
            type Success = #success_type;
            type Failure = #failure_type;

            fn success(answer: &Answer) -> Decoded<Self::Success> {
                #refusal
                #success
            }

            #failure
        }
    }
}

/// `impl Paged for ListUsers`.
pub(super) fn pages(marker: &Identifier, paged: &Paged, from: Standpoint<'_>) -> TokenStream {
    let (marker, item) = (identifier(marker), ty(&paged.item, from));
    let paging = expr::expr(&paged.paging, from.into());
    let more = paged.more.as_ref().map(|keys| {
        let keys = expr::expr(keys, from.into());
        quote!(const MORE: &'static [&'static str] = #keys;)
    });
    let list = list(&paged.hops);
    let (trait_name, paging_type) = (path(&PAGED.segments(from)), path(&PAGING.segments(from)));
    quote! {
        impl #trait_name for #marker {
            type Item = #item;
            const PAGING: #paging_type = #paging;
            #more

            fn items(page: &mut Self::Success) -> Option<&mut Vec<Self::Item>> {
                #list
            }
        }
    }
}

/// `Some(&mut page.data.users)`, `page.data.as_mut()?.users.as_mut()`.
fn list(hops: &[Hop]) -> TokenStream {
    let Some((last, outer)) = hops.split_last() else {
        return quote!(Some(page));
    };
    let outer = outer.iter().map(|hop| {
        let (field, inner) = (identifier(&hop.field), hop.optional.then(|| quote!(.as_mut()?)));
        quote!(.#field #inner)
    });
    let field = identifier(&last.field);
    if last.optional {
        quote!(page #(#outer)* .#field.as_mut())
    } else {
        quote!(Some(&mut page #(#outer)* .#field))
    }
}

fn answers(answers: &Answers, from: Standpoint<'_>) -> TokenStream {
    let arms: Vec<TokenStream> = match answers {
        Answers::One { arms, .. } if arms.is_empty() => return quote!(answer.body()),
        Answers::One { arms, .. } if arms.iter().all(|(statuses, _)| statuses.is_empty()) => {
            let readers = arms.iter().map(|(_, reader)| path_segment(reader));
            return quote!(#(answer.#readers())*);
        }
        Answers::One { arms, .. } => arms
            .iter()
            .map(|(statuses, reader)| {
                let statuses = statuses.iter().map(|status| Literal::u16_unsuffixed(*status));
                let reader = path_segment(reader);
                quote!(#(#statuses)|* => answer.#reader(),)
            })
            .collect(),
        Answers::Several { ty, arms, .. } => {
            let ty = self::ty(ty, from);
            arms.iter()
                .map(|(status, reader, variant)| {
                    let status = Literal::u16_unsuffixed(*status);
                    let (reader, variant_name) = (path_segment(reader), identifier(variant));
                    let made = if *reader.to_string() == *"empty" {
                        quote!(|()| #ty::#variant_name)
                    } else {
                        quote!(#ty::#variant_name)
                    };
                    quote!(#status => answer.#reader().map(#made),)
                })
                .collect()
        }
    };
    let rest = match answers {
        Answers::Several {
            ty,
            rest: Some((reader, variant)),
            ..
        } => {
            let (ty, reader, variant) = (self::ty(ty, from), path_segment(reader), identifier(variant));
            quote!(answer.#reader().map(#ty::#variant))
        }
        _ => quote!(Decoded::Undocumented),
    };
    quote! {
        match answer.status() {
            #(#arms)*
            _ => #rest,
        }
    }
}
