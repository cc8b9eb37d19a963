//! Where on the chart's x axis the steps of a funnel stand, and those of another beside it: each exactly once.

/// A step, as places are found for it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Step<'a> {
    pub(super) name: &'a str,
    /// Index of its stage; `None` for a step that belongs to none yet.
    pub(super) stage: Option<usize>,
    /// It belongs to its stage because people said so, and not by a guess.
    pub(super) by_hand: bool,
}

/// A place: what stands there of the one and of the other, as indices of their steps.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) stage: Option<usize>,
    /// The only place of its stage.
    pub(super) alone: bool,
    pub(super) own: Option<usize>,
    pub(super) other: Option<usize>,
}

/// The places of all steps, in the order of the `stages`, then those of steps that belong to none. A stage without a
/// step has an empty one.
///
/// The steps of the `own` funnel stand at their stages, as on the map. Of the `other` funnel
/// 1. a step that was matched by hand stands at its stage, whatever it is called;
/// 2. else a step of the same name as one of `own` stands beside that, wherever that is;
/// 3. else a step stands at the stage that was guessed for it.
///
/// Two steps share a place where they have the same name, or else where either is all that is left at the stage of both
/// once the names have met. Of several, none is the one: each has a place of its own.
pub(super) fn places(stages: usize, own: &[Step<'_>], other: &[Step<'_>]) -> Vec<Place> {
    let partners = partners(own, other);
    let mut places = Vec::new();
    for stage in (0..stages).map(Some).chain([None]) {
        let here = own.iter().enumerate().filter(|(_, step)| step.stage == stage);
        let shared = |i: usize| partners.iter().position(|partner| *partner == Some(i));
        let mut row: Vec<Place> =
            here.map(|(i, _)| Place { stage, own: Some(i), other: shared(i), alone: false }).collect();
        let single = (0..other.len()).filter(|k| partners[*k].is_none() && other[*k].stage == stage);
        for k in single {
            // Beside the steps that it follows, or leads to, where they stand at this stage.
            let of = |step: Option<usize>| row.iter().position(|place| step.is_some() && place.other == step);
            let at = of(k.checked_sub(1)).map(|before| before + 1).or_else(|| of(Some(k + 1))).unwrap_or(row.len());
            row.insert(at, Place { stage, other: Some(k), ..Place::default() });
        }
        if row.is_empty() && stage.is_some() {
            row.push(Place { stage, ..Place::default() });
        }
        let alone = row.len() == 1;
        places.extend(row.into_iter().map(|place| Place { alone, ..place }));
    }
    places
}

/// For each step of the other the one whose place it shares.
fn partners(own: &[Step<'_>], other: &[Step<'_>]) -> Vec<Option<usize>> {
    let plainly = |steps: &[Step<'_>]| steps.iter().map(|step| plain(step.name)).collect::<Vec<String>>();
    let (own_names, other_names) = (plainly(own), plainly(other));
    let mut taken = vec![false; own.len()];
    let mut found: Vec<Option<usize>> = vec![None; other.len()];
    // A name that comes several times stands first for the step of the same stage.
    for same_stage in [true, false] {
        for (k, step) in other.iter().enumerate() {
            // What people matched does not leave its stage for a name.
            if found[k].is_some() || (same_stage && step.stage.is_none()) || (!same_stage && step.by_hand) {
                continue;
            }
            let same = |i: &usize| {
                !taken[*i] && own_names[*i] == other_names[k] && (!same_stage || own[*i].stage == step.stage)
            };
            if let Some(i) = (0..own.len()).find(same) {
                taken[i] = true;
                found[k] = Some(i);
            }
        }
    }
    let by_name = found.clone();
    for (k, step) in other.iter().enumerate().filter(|(k, step)| by_name[*k].is_none() && step.stage.is_some()) {
        let mut there = (0..own.len()).filter(|i| own[*i].stage == step.stage);
        let mut rivals = (0..other.len()).filter(|r| by_name[*r].is_none() && other[*r].stage == step.stage);
        // Of several none is the one.
        if let (Some(i), None, Some(_), None) = (there.next(), there.next(), rivals.next(), rivals.next())
            && !taken[i]
        {
            found[k] = Some(i);
        }
    }
    found
}

/// A name without case, and as words: "view_item" is "View item".
pub(super) fn plain(name: &str) -> String {
    name.trim().replace(['_', '-'], " ").to_lowercase()
}
