//! The words of headings, in the languages exports come in, folded as `fold` does.
//!
//! Each is a stem: a word that begins so is meant. One with a point at its end, or of three letters or fewer, must be
//! the whole word. Scripts without blanks between words are searched for anywhere.

/// Names of steps.
pub(super) const STEP3: &str = "
    step schritt stufe etape paso passo etapa stap steg trin trinn vaihe krok etap шаг этап крок ステップ 步骤 步驟 阶段
    단계 adim bosqich stage funnel phase fase خطوة שלב चरण tappa passaggio
";

/// Names that steps may go by.
pub(super) const STEP2: &str = "
    event. page. screen name. label nom nombre nome. seite ereignis action. bezeichnung evenement evento
    pagina navn. namn nimi название имя событие страница 名前 名称 イベント ページ 页面 事件 이름 activity goal. milestone
    touchpoint status
";

/// People and visitors.
pub(super) const COUNT3: &str = "
    user visitor people person customer contact leads. besucher nutzer benutzer anwender kunden kontakte
    personen utilisateur visiteur usuario visitante cliente utente utenti visitatori clienti bezoeker
    gebruiker klant besokare anvandare bruger bruker besog kavija kayttaj uzytkownik odwiedzaj osob uzivatel
    navstevnik пользовател посетител клиент ユーザー 人数 訪問者 用户 用戶 访客 訪客 사용자 방문자 kullanici ziyaretci member shopper
    subscriber account uniques client מבקרים مستخدم زوار उपयोगकर्ता
";

/// Visits, and words for a count.
pub(super) const COUNT2: &str = "
    session visit visite sitzung besuche visita sesion sessio sessao sessoes sesja wizyt bezoek визит сеанс セッション 会话 세션
    count. anzahl nombre. numero cantidad quantidade aantal antal antall maara liczba pocet количеств число 件数
    数量 数 总数 수 sayi total menge. conteo conteggio effectif volume abs absolut hits orders. entrant reached.
    completed counts.
";

/// Numbers of some kind.
pub(super) const COUNT1: &str = "
    n nb num number. value. wert. valeur valor valore entries events. proceeded progressions qty values.
";

/// Parts of a whole.
pub(super) const RATE: &str = "
    rate. percent percentage pct share. ratio conversion convers konversion anteil quote. abbruchquote prozent
    taux. pourcentage part. tasa. porcentaje taxa. percentuale tasso aandeel andel osuus procent prosent podil
    wspolczynnik доля процент конверси 率 割合 比例 비율 oran. cvr ctr rates. quoten.
";

/// Averages, money, scores.
pub(super) const OTHER: &str = "
    id ids uuid guid
    average avg mean. durchschnitt moyenne promedio media. revenue umsatz price preis score index. cr. lift.
    significance probability amount betrag cost
";

/// Those who left.
pub(super) const LOSS: &str = "
    abandon drop. dropped loss lost exit. bounce skipped left. churn abbruch abbruche verlust absprung
    ausstieg perte sortie perdida salida perda saida perdita uscita verlies tappio strata ztrata отказ потер
    выход 離脱 流失 이탈 frafald frafall avhopp cikis remaining drops. dropoff exits.
";

/// How long it took.
pub(super) const TIME: &str = "
    time. duration seconds. minutes. hours. elapsed median dauer zeit. sekunde duree temps. delai tiempo
    duracion tempo. duracao durata tijd. duur. tid varighet varighed aika. kesto czas. doba. время длительн 時間
    时间 时长 시간 sure. latency times.
";

/// What divides people into groups.
pub(super) const SEGMENT: &str = "
    segment serie series device category breakdown group. cohort channel country browser platform source.
    medium plan. audience region city. language os variant gerat geraet kanal land. gruppe zielgruppe appareil
    pays. canal groupe dispositivo pais. grupo paese gruppo apparaat kanaal groep setor сегмент устройств
    канал セグメント デバイス 设备 渠道 细分 세그먼트 기기 segmento campaign kampagne type. version
";

/// Days and periods.
pub(super) const DATE: &str = "
    timestamp datetime
    date. day week. month. quarter year. datum tag woche monat jahr. jour. semaine mois. annee fecha dia mes
    semana data. giorno mese. settimana maand dato. maned manad paiva kuukausi miesiac mesic дата день месяц
    неделя 日付 日期 月 週 날짜 월 tarih gun period zeitraum periode
";

/// The number of a row.
pub(super) const NUMBER: &str = "
    no nr number. nummer. numero. position. pos index. order. rank. id num 番号 序号 번호
";

/// Words that say nothing either way.
pub(super) const NEUTRAL: &str = "
    active unique of the step all online store per in at from und de
";
