//! Where the values of a table go in a map, and what they change there.

use rustc_hash::{FxHashMap, FxHashSet};

use super::table::{MeasureName, MeasureTable};
use crate::funnel::draft::is_total;
use crate::funnel::fold::fold;
use crate::funnel::matching::guess_each;
use crate::map::{Change, Date, Edit, Entropy, Finite, Id, IdKind, Map, MatchedBy, Metric, MetricKind, Point, counted};

/// What people told of a table's names.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Told {
    /// Names of stages, and where they belong; `None`: nowhere.
    pub stages: Vec<(String, Option<Id>)>,
    /// Measures, and of what kind they are; `None`: they are left alone.
    pub kinds: Vec<(String, Option<MetricKind>)>,
    /// The stage of all values, where the table names none.
    pub whole: Option<Id>,
}

/// Where one name of a stage belongs.
#[derive(Clone, Debug, PartialEq)]
pub struct StagePlace {
    pub name: String,
    pub at: Option<Id>,
    pub by: MatchedBy,
}

/// A value of a day that has one already.
#[derive(Clone, Debug, PartialEq)]
pub struct Replaced {
    /// The measure's name.
    pub measure: String,
    pub unit: String,
    pub at: Id,
    pub day: Date,
    pub old: Finite,
    pub new: Finite,
}

/// What an import would do.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MeasurePlan {
    /// Of the table's names, in their order.
    pub stages: Vec<StagePlace>,
    /// Of the table's measures; `None` where one is left alone.
    pub kinds: Vec<Option<MetricKind>>,
    /// Values of days that had none.
    pub added: usize,
    pub replaced: Vec<Replaced>,
    /// Values that are there already.
    pub same: usize,
    /// Values whose stage is not matched.
    pub homeless: usize,
    /// Values that fall on the stage and day of another one of the table.
    pub clashes: usize,
    /// Targets that are new or become others.
    pub targets: usize,
    /// Scores that go on in a measure of another name, in sentences without a full stop.
    pub joined: Vec<String>,
    /// Measures whose values lie where there are none of their kind, in sentences without a full stop.
    pub outside: Vec<String>,
    changed: Vec<Metric>,
    new: Vec<Metric>,
}

/// Plans what a table would change, by what was told and what can be guessed.
pub fn plan(map: &Map, table: &MeasureTable, told: &Told) -> MeasurePlan {
    let mut planner = Planner {
        plan: MeasurePlan { stages: places(map, table, told), kinds: kinds(table, told), ..MeasurePlan::default() },
        metrics: map.metrics.clone(),
        old: map.metrics.len(),
        map,
        table,
        found: FxHashMap::default(),
        touched: FxHashSet::default(),
        set: FxHashSet::default(),
    };
    for value in &table.values {
        match planner.at(value.stage, told) {
            None => planner.plan.homeless += 1,
            Some(at) => planner.value(&at, value.measure, value.day, value.value),
        }
    }
    for target in &table.targets {
        if let Some(at) = planner.at(target.stage, told) {
            planner.target(&at, target.measure, target.value);
        }
    }
    planner.finish()
}

impl MeasurePlan {
    /// How many measures are new on the map.
    pub fn new_measures(&self) -> usize {
        self.new.len()
    }

    /// Whether it changes anything.
    pub fn changes(&self) -> bool {
        !self.changed.is_empty() || !self.new.is_empty()
    }

    /// The change as one edit, with the lane that shows it; `None` where nothing is changed.
    pub fn edit(&self, map: &Map, entropy: &mut dyn Entropy) -> Option<Edit> {
        if !self.changes() {
            return None;
        }
        let mut edits: Vec<Edit> = map.edit_show_metrics(entropy).into_iter().collect();
        if !self.changed.is_empty() {
            edits.push(Edit::Metric(Change::Set(self.changed.clone())));
        }
        if !self.new.is_empty() {
            let fresh = |(at, metric): (usize, &Metric)| {
                (map.metrics.len() + at, Metric { id: Id::fresh(IdKind::Metric, entropy), ..metric.clone() })
            };
            edits.push(Edit::Metric(Change::Insert(self.new.iter().enumerate().map(fresh).collect())));
        }
        Some(Edit::All(edits))
    }

    /// "7 values imported, 3 replaced", once it is done.
    pub fn done(&self) -> String {
        let mut parts = Vec::new();
        if self.added > 0 {
            parts.push(format!("{} imported", counted(self.added, "value")));
        }
        if !self.replaced.is_empty() {
            parts.push(format!("{} replaced", counted(self.replaced.len(), "value")));
        }
        if parts.is_empty() {
            parts.push(format!("{} set", counted(self.targets, "target")));
        }
        parts.join(", ")
    }

    /// "Adds 7 values in 2 new measures, replaces 3, and leaves 4 that are there already".
    pub fn summary(&self) -> String {
        let measures = match self.new.len() {
            0 => String::new(),
            n => format!(" in {}", counted(n, "new measure")),
        };
        let mut parts = Vec::new();
        if self.added > 0 {
            parts.push(format!("adds {}{measures}", counted(self.added, "value")));
        }
        if !self.replaced.is_empty() {
            parts.push(format!("replaces {}", counted(self.replaced.len(), "value")));
        }
        if self.targets > 0 {
            parts.push(format!("sets {}", counted(self.targets, "target")));
        }
        match (parts.is_empty(), self.same) {
            (true, 0) => "nothing to import yet".to_owned(),
            (true, 1) => "nothing changes: the value is there already".to_owned(),
            (true, same) => format!("nothing changes: all {same} values are there already"),
            (false, 0) => parts.join(", "),
            (false, 1) => parts.join(", ") + "; 1 value is there already",
            (false, same) => parts.join(", ") + &format!("; {same} values are there already"),
        }
    }
}

fn places(map: &Map, table: &MeasureTable, told: &Told) -> Vec<StagePlace> {
    let known: Vec<Option<&Option<Id>>> = table
        .stages
        .iter()
        .map(|name| told.stages.iter().rev().find(|(other, _)| other == name).map(|(_, at)| at))
        .collect();
    // A sum over all stages is none.
    let open: Vec<String> = table
        .stages
        .iter()
        .zip(&known)
        .filter(|(name, known)| known.is_none() && !is_total(name))
        .map(|(name, _)| name.clone())
        .collect();
    let mut guessed = guess_each(map, &open).into_iter();
    let place = |(name, known): (&String, Option<&Option<Id>>)| {
        let by = if known.is_some() { MatchedBy::Hand } else { MatchedBy::Guess };
        let at = match known {
            Some(at) => at.clone().filter(|at| map.stage_of(at).is_some()),
            None if is_total(name) => None,
            None => guessed.next().flatten(),
        };
        StagePlace { name: name.clone(), at, by }
    };
    table.stages.iter().zip(known).map(place).collect()
}

fn kinds(table: &MeasureTable, told: &Told) -> Vec<Option<MetricKind>> {
    let kind = |measure: &MeasureName| {
        let known = told.kinds.iter().rev().find(|(text, _)| *text == measure.text);
        known.map_or_else(|| Some(measure.kind.clone()), |(_, kind)| kind.clone())
    };
    table.measures.iter().map(kind).collect()
}

struct Planner<'a> {
    map: &'a Map,
    table: &'a MeasureTable,
    plan: MeasurePlan,
    /// Those of the map, and after them the new ones.
    metrics: Vec<Metric>,
    old: usize,
    /// Which of them a measure of the table is at a stage.
    found: FxHashMap<(Id, usize), usize>,
    touched: FxHashSet<usize>,
    /// Days that this table has set.
    set: FxHashSet<(usize, Date)>,
}

impl Planner<'_> {
    fn at(&self, stage: Option<usize>, told: &Told) -> Option<Id> {
        match stage {
            Some(stage) => self.plan.stages.get(stage)?.at.clone(),
            None => told.whole.clone().filter(|at| self.map.stage_of(at).is_some()),
        }
    }

    fn value(&mut self, at: &Id, measure: usize, day: Date, value: Finite) {
        let Some(metric) = self.metric(at, measure) else { return };
        if !self.set.insert((metric, day)) {
            self.plan.clashes += 1;
            return;
        }
        let found = &mut self.metrics[metric];
        let mut there = found.points.iter().filter(|point| point.date == day).map(|point| point.value);
        match (there.next(), there.next()) {
            (None, _) => self.plan.added += 1,
            (Some(old), None) if old == value => {
                self.plan.same += 1;
                return;
            }
            (Some(old), _) => self.plan.replaced.push(Replaced {
                measure: called(found).to_owned(),
                unit: found.unit.clone(),
                at: at.clone(),
                day,
                old,
                new: value,
            }),
        }
        found.points.retain(|point| point.date != day);
        found.points.push(Point { date: day, value });
        found.points.sort_by_key(|point| point.date);
        self.touched.insert(metric);
    }

    fn target(&mut self, at: &Id, measure: usize, target: Finite) {
        let Some(metric) = self.metric(at, measure) else { return };
        let found = &mut self.metrics[metric];
        if found.target != Some(target) {
            found.target = Some(target);
            self.plan.targets += 1;
            self.touched.insert(metric);
        }
    }

    /// The measure of a stage that a value belongs to: of the same name, else the only one of the same score, else a new
    /// one. `None` where it is left alone.
    fn metric(&mut self, at: &Id, measure: usize) -> Option<usize> {
        let kind = self.plan.kinds.get(measure)?.clone()?;
        let key = (at.clone(), measure);
        if let Some(found) = self.found.get(&key) {
            return Some(*found);
        }
        let named = self.table.measures.get(measure)?;
        let new = Metric {
            id: Id::default(),
            at: at.clone(),
            // What a score is called says nothing any more where it is another.
            name: if named.name.is_empty() && kind != named.kind && named.kind != MetricKind::Own {
                named.text.clone()
            } else {
                named.name.clone()
            },
            unit: unit(&kind, &named.unit),
            kind,
            ..Metric::default()
        };
        let here = || self.metrics.iter().enumerate().filter(|(_, metric)| metric.at == *at);
        let same = here().find(|(_, metric)| fold(called(metric)) == fold(called(&new))).map(|(at, _)| at);
        let score = new.name.is_empty() && matches!(new.kind, MetricKind::Nps | MetricKind::Csat | MetricKind::Ces);
        let mut alike = here().filter(|(_, metric)| score && metric.kind == new.kind).map(|(at, _)| at);
        let only = alike.next().filter(|_| alike.next().is_none());
        if let Some(other) = only.filter(|_| same.is_none()) {
            let stage = self.map.column_name(at).unwrap_or_default();
            let text = format!("{} at {stage} goes on in “{}”", called(&new), called(&self.metrics[other]));
            self.plan.joined.push(text);
        }
        let found = same.or(only).unwrap_or(self.metrics.len());
        if found == self.metrics.len() {
            self.metrics.push(new);
        }
        self.found.insert(key, found);
        Some(found)
    }

    fn finish(mut self) -> MeasurePlan {
        let (mut changed, mut new) = (Vec::new(), Vec::new());
        for (at, metric) in self.metrics.into_iter().enumerate() {
            if !self.touched.contains(&at) {
                continue;
            }
            if let Some((low, high)) = metric.range() {
                let all = metric.points.iter().map(|point| point.value.get()).chain(metric.target.map(Finite::get));
                let odd = all.filter(|value| *value < low || *value > high).count();
                if odd > 0 {
                    let stage = self.map.column_name(&metric.at).unwrap_or_default();
                    let lie = if odd == 1 { "1 value lies".to_owned() } else { format!("{odd} values lie") };
                    let text = format!("{} goes from {low} to {high}; {lie} outside at {stage}", called(&metric));
                    self.plan.outside.push(text.replace('-', "\u{2212}"));
                }
            }
            if at < self.old { changed.push(metric) } else { new.push(metric) }
        }
        let order: Vec<&Id> = self.map.columns().collect();
        new.sort_by_key(|metric| order.iter().position(|id| **id == metric.at));
        self.plan.changed = changed;
        self.plan.new = new;
        self.plan
    }
}

/// A net promoter score has no unit, though some write one.
fn unit(kind: &MetricKind, unit: &str) -> String {
    if matches!(kind, MetricKind::Nps | MetricKind::Ces) { String::new() } else { unit.to_owned() }
}

fn called(metric: &Metric) -> &str {
    if metric.name.is_empty() { metric.kind.label() } else { &metric.name }
}
