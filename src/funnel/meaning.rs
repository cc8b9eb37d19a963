//! What stages and funnel steps mean: the six stages of the usual journey, known by their names and by common events.

use std::fmt;

use super::fold::words;

/// The stages of the usual customer journey, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Meaning {
    Awareness,
    Consideration,
    Decision,
    Purchase,
    PostPurchase,
    Loyalty,
}

impl Meaning {
    /// Whether the other one comes right after this one.
    pub(super) fn is_before(self, next: Self) -> bool {
        self as u8 + 1 == next as u8
    }
}

impl fmt::Display for Meaning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Awareness => "awareness",
            Self::Consideration => "consideration",
            Self::Decision => "decision",
            Self::Purchase => "purchase",
            Self::PostPurchase => "the time after a purchase",
            Self::Loyalty => "loyalty",
        })
    }
}

use Meaning::{Awareness, Consideration, Decision, Loyalty, PostPurchase, Purchase};

/// Names of stages, folded; phrases are divided by commas. A word of four letters or more may go on ("evaluat-ion").
const STAGES: &[(Meaning, &str)] = &[
    (
        Awareness,
        "aware, discover, attention, trigger, inspir, attract, reach, bekanntheit, aufmerksamkeit, wahrnehmung, \
         bewusstsein, entdeck, decouverte, notoriete, descubr, conciencia, conocimiento, scoperta, consapevolezza, \
         bewust, 認知, 认知, узнавание, осведомлен",
    ),
    (
        Consideration,
        "consider, research, explor, evaluat, compar, interest, browse, learn, uberlegung, erwagung, recherche, \
         interesse, vergleich, information, consideracion, considerazione, evaluation, overweg, 検討, 考虑, рассмотрен, interet",
    ),
    (
        Decision,
        "decision, decid, choose, choice, select, intent, quote, negotiat, entscheidung, auswahl, decisione, elegir, eleccion, \
         choix, beslissing, 決定, 决策, решение, desire",
    ),
    (
        Purchase,
        "purchas, buy, checkout, order, pay, convert, conversion, booking, action, kauf, bestell, abschluss, achat, commande, \
         compra, acquist, aankoop, 購入, 购买, покупка, contract, vertrag",
    ),
    (
        PostPurchase,
        "post purchase, after purchase, after sales, aftersales, use, usage, onboard, service, retention, retain, support, deliver, experience, \
         activation, nutzung, nachkauf, nach kauf, lieferung, betreuung, apres achat, utilisation, post compra, posventa, postvendita, uso, 購入後, \
         售后, после покупки, receive, implement",
    ),
    (
        Loyalty,
        "loyal, advoca, referral, recommend, renew, repeat, bindung, treue, empfehl, weiterempfehl, fidel, recomend, ambassad, \
         fedelta, loyalit, ロイヤル, 推奨, 忠诚, лояльн, growth, expand, share",
    ),
];

/// Common events and pages, folded; of each meaning the plainest first.
const EVENTS: &[(Meaning, &str)] = &[
    (
        Awareness,
        "session start, first visit, first open, page view, pageview, screen view, visit, landing, home, homepage, view home, app open, open app, \
         ad click, ad impression, impression, campaign, entrance, startseite, besuch, seitenaufruf, accueil, pagina inicio, visite, \
         visita, portada, トップ, 访问, 首页, главная, посещение, all visits, website, all created contacts, subscriber",
    ),
    (
        Consideration,
        "view item, view product, item viewed, product viewed, product, view item list, view promotion, select item, select content, \
         select promotion, search, \
         view search results, browse, category, compare, pricing, article, blog, read review, video, catalog, \
         produkt, suche, vergleich, preise, fiche produit, recherche, produit, producto, busqueda, ficha, prodotto, ricerca, productpagina, \
         商品, 検索, 产品, 搜索, товар, поиск, content view, engaged, job view, lead, marketing qualified lead",
    ),
    (
        Decision,
        "add to cart, cart, basket, bag, view cart, sign up, signup, register, registration, trial, demo, generate lead, quote, request, \
         offer, login, log in, contact form, add to wishlist, wishlist, remove from cart, \
         configur, size guide, availability, apply coupon, opportunity, sales qualified lead, angebot, anfrage, registrier, anmeld, warenkorb, panier, carrito, carrello, winkelwagen, カート, 购物车, корзина, devis, inscription, \
         presupuesto, registro, datos personales, preventivo, iscrizione, 登録, 注册, регистрация, proposal, negotiat, enter phone number",
    ),
    (
        Purchase,
        "purchase, ecommerce purchase, in app purchase, kauf, achat, compra, acquisto, 購入, 购买, покупка, buy, order, place order, \
         transaction, book, booking, reserve, subscribe, completed checkout, pay, paid, payment, begin checkout, checkout, start checkout, \
         reached checkout, add payment info, add shipping info, shipping, kasse, bestell, bezahl, zahlung, vertrag, paiement, commande, \
         pago, pedido, reserva, pagamento, ordine, betaling, 支付, оплата, \
         заказ, customer, contract, deal won, closed won",
    ),
    (
        PostPurchase,
        "refund, return, deliver, shipped, order received, onboard, activat, first use, support, ticket, help, survey, feedback, tutorial begin, \
         tutorial complete, cancel, unboxing, install, setup, game started, lieferung, retoure, erstattung, rucksendung, livraison, \
         remboursement, entrega, reembolso, devolucion, consegna, 返品, 配送, 退款, возврат, доставка",
    ),
    (
        Loyalty,
        "repeat purchase, second purchase, second order, repeat order, reorder, buy again, order again, purchase again, returning customer, share, \
         invite, referral, refer a friend, recommend, review, write review, submit review, leave review, rate app, renew, upgrade, upsell, join group, \
         earn virtual currency, loyalty, reward, nps, unlock achievement, evangelist, wiederkauf, zweitkauf, nachbestell, \
         bewertung, empfehl, avis, parrainage, fidel, recompra, resena, recomend, recensione, 再購入, レビュー, 复购, 分享, отзыв",
    ),
];

/// What a stage is about, by its name.
pub(super) fn of_stage(name: &str) -> Option<Meaning> {
    best(STAGES, name)
}

/// Where in the journey a funnel step usually belongs, by its name.
pub(super) fn of_step(name: &str) -> Option<Meaning> {
    best(EVENTS, name)
}

/// How plain a name is among the common ones: its place in their list from 0, where it is one of them to the letter.
pub(super) fn commonness(name: &str) -> Option<usize> {
    let words = words(name);
    let is = |phrase: &str| {
        let stems: Vec<&str> = phrase.trim().split(' ').collect();
        stems.len() == words.len() && stems.iter().all(|stem| words.iter().any(|word| word == stem))
    };
    EVENTS.iter().find_map(|(_, phrases)| phrases.split(',').position(is))
}

/// The meaning of the longest phrase whose words all stand in the text; the first of equals.
fn best(table: &[(Meaning, &str)], text: &str) -> Option<Meaning> {
    let words = words(text);
    let mut found: Option<(usize, Meaning)> = None;
    for (meaning, phrases) in table {
        for phrase in phrases.split(',').map(str::trim) {
            let length = phrase.split(' ').count() * 100 + phrase.chars().count();
            let stands = phrase.split(' ').all(|stem| words.iter().any(|word| begins(word, stem)));
            if stands && found.is_none_or(|(longest, _)| length > longest) {
                found = Some((length, *meaning));
            }
        }
    }
    found.map(|(_, meaning)| meaning)
}

fn begins(word: &str, stem: &str) -> bool {
    let unspaced = stem.chars().any(|c| matches!(c, '\u{3040}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7AF}'));
    match stem.chars().count() {
        _ if unspaced => word.contains(stem),
        0..=3 => word == stem || word.strip_suffix('s') == Some(stem),
        _ => word.starts_with(stem),
    }
}
