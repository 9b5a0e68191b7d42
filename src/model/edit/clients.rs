//! Many things about many clients changed at once, as a filled-in workbook brings them.

use super::{EditError, dimension_mut, each_client, set_status, set_users};
use crate::model::{ClientId, ClientStatus, DimensionId, Project, ValueId};

/// What becomes of one client.
#[derive(Clone, Debug, PartialEq)]
pub struct ClientChange {
    /// Which client.
    pub client: ClientId,
    /// What it becomes.
    pub becomes: Becomes,
}

/// What one thing about a client becomes, whatever it was.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "each variant says what its fields hold")]
pub enum Becomes {
    /// All its values in a dimension, the primary one first; none makes it unknown. New values join the vocabulary, details of
    /// those that stay are kept, and a single-valued dimension takes the first.
    Values { dimension: DimensionId, values: Vec<String> },
    /// The detail of one of its values; an empty one removes it. Nothing happens when the client does not carry the value.
    Detail { dimension: DimensionId, value: String, detail: String },
    /// Its size; `None` makes it unknown.
    Users(Option<f64>),
    /// What it is.
    Status(ClientStatus),
}

/// Makes the changes in their order.
pub(super) fn change(project: &mut Project, changes: &[ClientChange]) -> Result<(), EditError> {
    for ClientChange { client, becomes } in changes {
        match becomes {
            Becomes::Values { dimension, values } => set_values(project, *client, *dimension, values)?,
            Becomes::Detail { dimension, value, detail } => {
                let found = dimension_mut(project, *dimension)?.find(value);
                each_client(project, &[*client], |client| {
                    if let Some(value) = found {
                        client.tags.set_detail(*dimension, value, detail);
                    }
                })?;
            }
            Becomes::Users(users) => set_users(project, *client, *users)?,
            Becomes::Status(status) => set_status(project, &[*client], *status)?,
        }
    }
    Ok(())
}

fn set_values(
    project: &mut Project,
    client: ClientId,
    dimension: DimensionId,
    names: &[String],
) -> Result<(), EditError> {
    let found = dimension_mut(project, dimension)?;
    let multi_valued = found.multi_valued;
    let most = if multi_valued { names.len() } else { 1 };
    let wanted = names.iter().take(most).map(|name| found.intern(name).ok_or(EditError::EmptyName));
    let wanted: Vec<ValueId> = wanted.collect::<Result<_, _>>()?;
    each_client(project, &[client], |client| {
        let before = client.tags.of(dimension).to_vec();
        client.tags.clear(dimension);
        for value in &wanted {
            client.tags.add(dimension, *value, multi_valued);
        }
        for tag in before {
            if let Some(detail) = tag.detail {
                client.tags.set_detail(dimension, tag.value, &detail);
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::{Client, Dataset, Edit, History};

    const INDUSTRY: DimensionId = DimensionId(0);
    const BUYER: DimensionId = DimensionId(2);

    fn values(dimension: DimensionId, values: &[&str]) -> Becomes {
        Becomes::Values { dimension, values: values.iter().map(|&value| value.to_owned()).collect() }
    }

    fn detail(value: &str, detail: &str) -> Becomes {
        Becomes::Detail { dimension: INDUSTRY, value: value.to_owned(), detail: detail.to_owned() }
    }

    fn edit(changes: &[Becomes]) -> Edit {
        let change = |becomes: &Becomes| ClientChange { client: ClientId(0), becomes: becomes.clone() };
        Edit::ChangeClients(changes.iter().map(change).collect())
    }

    /// One client: Care (Hospitals), Owner and HR director.
    fn project() -> Project {
        let clients = Arc::new(vec![Client::named(ClientId(0), "Anna")]);
        let project = Project::new("Test", Dataset { clients, ..Dataset::default() });
        let begun =
            [values(INDUSTRY, &["Care"]), detail("Care", "Hospitals"), values(BUYER, &["Owner", "HR director"])];
        project.edited(&edit(&begun)).expect("the edit is valid")
    }

    /// The client's values, details in brackets.
    fn shown(project: &Project, dimension: DimensionId) -> Vec<String> {
        let words = project.dimension(dimension).expect("the dimension exists");
        let tags = project.client(ClientId(0)).expect("the client exists").tags.of(dimension);
        let name = |tag: &crate::model::Tag| {
            let detail = tag.detail.as_deref().map(|detail| format!(" ({detail})")).unwrap_or_default();
            format!("{}{detail}", words.value(tag.value).unwrap_or_default())
        };
        tags.iter().map(name).collect()
    }

    #[test]
    fn each_thing_becomes_what_is_said_and_the_rest_stays() {
        let cases: [(&[Becomes], &[&str], &[&str]); 7] = [
            (&[values(INDUSTRY, &["care"])], &["Care (Hospitals)"], &["Owner", "HR director"]),
            (&[values(INDUSTRY, &["Retail", "Care"])], &["Retail"], &["Owner", "HR director"]),
            (&[values(INDUSTRY, &[])], &[], &["Owner", "HR director"]),
            (&[values(BUYER, &["HR director", "Owner"])], &["Care (Hospitals)"], &["HR director", "Owner"]),
            (&[values(BUYER, &["Buyer", "Owner", "buyer"])], &["Care (Hospitals)"], &["Buyer", "Owner"]),
            (
                &[values(INDUSTRY, &["Retail"]), detail("Retail", "Shoes")],
                &["Retail (Shoes)"],
                &["Owner", "HR director"],
            ),
            (&[detail("Unheard of", "Shoes"), detail("Care", "")], &["Care"], &["Owner", "HR director"]),
        ];
        for (changes, industry, buyer) in cases {
            let after = project().edited(&edit(changes)).expect("the edit is valid");
            assert_eq!((shown(&after, INDUSTRY), shown(&after, BUYER)), (owned(industry), owned(buyer)), "{changes:?}");
        }
    }

    fn owned(words: &[&str]) -> Vec<String> {
        words.iter().map(|&word| word.to_owned()).collect()
    }

    #[test]
    fn all_changes_are_one_step_back() {
        let before = project();
        let mut history = History::new(before.clone());
        let changes =
            [Becomes::Users(Some(12.0)), Becomes::Status(ClientStatus::Prospect), values(INDUSTRY, &["Retail"])];
        history.apply(edit(&changes), None).expect("the edit is valid");
        let client = history.project().client(ClientId(0)).expect("the client exists");
        assert_eq!((client.users, client.status), (Some(12.0), ClientStatus::Prospect));
        assert!(history.undo());
        assert_eq!(history.project().data, before.data);
    }

    #[test]
    fn what_is_not_there_is_refused() {
        let nobody = ClientChange { client: ClientId(7), becomes: values(INDUSTRY, &["Care"]) };
        let cases = [
            (Edit::ChangeClients(vec![nobody]), EditError::Missing),
            (edit(&[values(DimensionId(70), &["Care"])]), EditError::Missing),
            (edit(&[values(INDUSTRY, &[" "])]), EditError::EmptyName),
            (edit(&[Becomes::Users(Some(-1.0))]), EditError::NotANumber),
        ];
        for (edit, error) in cases {
            assert_eq!(project().edited(&edit), Err(error), "{edit:?}");
        }
    }
}
