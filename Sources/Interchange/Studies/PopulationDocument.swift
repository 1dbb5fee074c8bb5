import Studies

/// The numbers of a population as JSON, schema `squall.population/1`. What is not known is null.
struct PopulationDocument {
    let result: PopulationResult

    var value: JSONValue {
        [
            "schema": "squall.population/1", "notice": .string(StudyPage.notice), "study": StudyJSON.study(result.study),
            "arm": .string(result.arm.id), "site": .string(result.site), "groups": .array(result.groups.map(group)),
        ]
    }

    private func group(_ group: PopulationGroup) -> JSONValue {
        [
            "id": .string(group.group.id), "label": .string(group.group.label), "drawn": .number(Double(group.drawn)),
            "accepted": .number(Double(group.accepted)), "rejections": .array(group.rejections.map(StudyJSON.reason)),
            "failures": .array(group.failures.map(StudyJSON.reason)),
            "weights": [
                "effective": .number(group.weights.effective), "smallest": .number(group.weights.smallest),
                "largest": .number(group.weights.largest),
            ],
            "factors": .array(
                zip(group.group.priors, group.factors).map { prior, spread in
                    [
                        "id": .string(prior.id), "label": .string(prior.label), "unit": .string(prior.unit.symbol),
                        "spread": StudyJSON.spread(spread),
                    ]
                }),
            "endpoints": .array(group.endpoints.map(endpoint)),
            "orders": .array(
                group.orders.map {
                    ["order": .string($0.name), "ofAll": StudyJSON.estimate($0.ofAll), "ofBoth": $0.ofBoth.map(StudyJSON.estimate) ?? nil]
                }),
            "local": StudyJSON.swellings(group.swellings), "separations": separations(group),
            "gradesByDay": StudyJSON.levels(group.grades), "airwayByDay": StudyJSON.levels(group.airway),
            "bands": .array(group.bands.map(StudyJSON.band)),
        ]
    }

    private func endpoint(_ entry: EndpointSpread) -> JSONValue {
        let head = StudyJSON.endpoint(entry.endpoint).adding(["isMain": .bool(entry.isMain)])
        switch entry.reading {
        case .share(let share): return head.adding(["share": StudyJSON.estimate(share)])
        case .levels(let levels): return head.adding(["levels": .array(levels.map(StudyJSON.estimate))])
        case .day(let came, let spread): return head.adding(["came": StudyJSON.estimate(came), "day": StudyJSON.spread(spread)])
        case .number(let spread): return head.adding(["spread": StudyJSON.spread(spread)])
        }
    }

    private func separations(_ group: PopulationGroup) -> JSONValue {
        guard let separations = group.separations else { return nil }
        let rows = separations.rows.map { row -> JSONValue in
            [
                "factor": .string(group.group.priors[row.prior].id), "with": StudyJSON.spread(row.with),
                "without": StudyJSON.spread(row.without), "standardised": .number(row.standardised), "auc": StudyJSON.estimate(row.higher),
                "rankBiserial": .number(2 * row.higher.value - 1),
            ]
        }
        return ["with": .number(Double(separations.with)), "without": .number(Double(separations.without)), "factors": .array(rows)]
    }
}

/// Parts of the documents of a study.
enum StudyJSON {
    static func study(_ study: Study) -> JSONValue {
        [
            "id": .string(study.id), "title": .string(study.title), "summary": .string(study.summary), "seed": .string("\(study.seed)"),
            "patientsInGroup": .number(Double(study.patients)), "until": .number(study.until),
            "arms": .array(study.arms.map { ["id": .string($0.id), "label": .string($0.label)] }),
        ]
    }

    static func estimate(_ estimate: Estimate) -> JSONValue {
        [
            "value": .number(estimate.value), "lower": .number(estimate.lower), "upper": .number(estimate.upper),
            "patients": .number(Double(estimate.patients)), "missing": .number(Double(estimate.missing)),
        ]
    }

    static func spread(_ spread: Spread) -> JSONValue {
        [
            "shares": .array(Spread.shares.map { .number($0) }), "quantiles": .array(spread.quantiles.map { .number($0) }),
            "patients": .number(Double(spread.patients)), "missing": .number(Double(spread.missing)),
        ]
    }

    static func reason(_ reason: PopulationGroup.Reason) -> JSONValue {
        ["reason": .string(reason.text), "patients": .number(Double(reason.count))]
    }

    static func endpoint(_ endpoint: Endpoint) -> JSONValue {
        [
            "id": .string(endpoint.id), "label": .string(endpoint.label), "unit": .string(endpoint.unit),
            "kind": .string(endpoint.kind.rawValue), "better": .string(endpoint.better.rawValue), "meaning": .string(endpoint.meaning),
        ]
    }

    static func swellings(_ swellings: Swellings) -> JSONValue {
        let sites = swellings.sites.map { tally -> JSONValue in
            [
                "site": .string(tally.site), "swells": estimate(tally.swells), "first": estimate(tally.first), "onset": spread(tally.onset),
                "levels": .array(tally.levels.map { .number($0) }),
            ]
        }
        return ["anywhere": estimate(swellings.anywhere), "sites": .array(sites)]
    }

    /// Shares by level, then by day.
    static func levels(_ levels: DayLevels) -> JSONValue {
        .array(DayLevels.levels.map { level in .array((0..<levels.days).map { .number(levels.share(level: level, day: $0)) }) })
    }

    static func band(_ band: FanBand) -> JSONValue {
        [
            "id": .string(band.readout.id), "label": .string(band.readout.label), "unit": .string(band.readout.unit),
            "shares": .array(Spread.shares.map { .number($0) }), "days": .array(band.days.map { .number($0) }),
            "quantiles": .array(band.quantiles.map { .array($0.map { .number($0) }) }),
        ]
    }
}
