import Forecasting

/// Shards, outcomes and counts as bytes: what a shard file holds and what checksums run over.
enum ShardCode {
    static func bytes(of result: ShardResult) -> [UInt8] {
        var writer = ByteWriter()
        writer.append(small: result.shard.patients.lowerBound)
        writer.append(small: result.shard.patients.count)
        writer.append(small: result.patients.count)
        for patient in result.patients { writer.append(patient) }
        writer.append(small: result.outcomes.count)
        for outcome in result.outcomes { writer.append(outcome) }
        writer.append(result.bands)
        return writer.bytes
    }

    /// - Throws: ``ByteReader/Damaged`` for anything that ``bytes(of:)`` does not write.
    static func result(_ bytes: ArraySlice<UInt8>, index: Int) throws(ByteReader.Damaged) -> ShardResult {
        var reader = ByteReader(bytes)
        let (first, count) = (try reader.small(), try reader.small())
        guard first > 0, count >= 0, first < 1 << 48, count < 1 << 48 else { throw ByteReader.Damaged() }
        let patients = try reader.list { reader throws(ByteReader.Damaged) in try reader.patient() }
        let outcomes = try reader.list { reader throws(ByteReader.Damaged) in try reader.outcome() }
        let bands = try reader.bands()
        guard reader.isAtEnd else { throw ByteReader.Damaged() }
        return ShardResult(
            shard: Shard(index: index, patients: first..<first + count), patients: patients, outcomes: outcomes, bands: bands)
    }
}

extension ShardResult {
    /// The checksum of everything that the shard gives; not of its place in a layout.
    public var digest: String { "sha256:" + SHA256.hexadecimal(of: ShardCode.bytes(of: self)) }
}

extension ByteWriter {
    mutating func append(_ draw: PatientDraw) {
        append(small: draw.patient)
        append(small: draw.group)
        append(draw.factors)
        append(small: draw.rejected.count)
        for reason in draw.rejected { append(reason) }
    }

    mutating func append(_ outcome: PatientOutcome) {
        append(small: outcome.patient)
        append(small: outcome.arm)
        for text in [outcome.outcome, outcome.gradesByDay, outcome.airwayByDay, outcome.sequence] { append(text) }
        append(outcome.values)
        append(small: outcome.swellings.count)
        for swelling in outcome.swellings {
            append(swelling.site)
            append(small: swelling.level)
            for value in [swelling.onset, swelling.peak, swelling.largest, swelling.resolved] { append(value) }
        }
    }

    mutating func append(_ bands: BandTable) {
        let cells = bands.cells
        append(small: cells.count)
        for key in bands.keys {
            for number in [key.group, key.arm, key.readout, key.time] { append(small: number) }
            append(cells[key] ?? Histogram())
        }
    }

    /// How many were no numbers, how many bins there are, then for each bin in ascending order its distance from the one before and its count.
    mutating func append(_ histogram: Histogram) {
        append(small: histogram.missing)
        append(small: histogram.bins.count)
        var before = 0
        for (bin, count) in histogram.bins.sorted(by: { $0.key < $1.key }) {
            append(small: Int(bin) - before)
            append(small: count)
            before = Int(bin)
        }
    }
}

extension ByteReader {
    mutating func patient() throws(Damaged) -> PatientDraw {
        PatientDraw(
            patient: try small(), group: try small(), factors: try doubles(),
            rejected: try list { reader throws(Damaged) in try reader.text() })
    }

    mutating func outcome() throws(Damaged) -> PatientOutcome {
        let (patient, arm) = (try small(), try small())
        let texts = [try text(), try text(), try text(), try text()]
        return PatientOutcome(
            patient: patient, arm: arm, outcome: texts[0], values: try doubles(), gradesByDay: texts[1], airwayByDay: texts[2],
            sequence: texts[3],
            swellings: try list { reader throws(Damaged) in
                PatientOutcome.Swelling(
                    site: try reader.text(), level: try reader.small(), onset: try reader.double(), peak: try reader.double(),
                    largest: try reader.double(), resolved: try reader.double())
            })
    }

    mutating func bands() throws(Damaged) -> BandTable {
        var table = BandTable()
        for _ in 0..<(try count()) {
            let key = BandTable.Key(group: try small(), arm: try small(), readout: try small(), time: try small())
            table.add(try histogram(), at: key)
        }
        return table
    }

    mutating func histogram() throws(Damaged) -> Histogram {
        let missing = try small()
        var bins: [Int32: Int] = [:]
        let count = try count()
        bins.reserveCapacity(count)
        var bin = 0
        for _ in 0..<count {
            bin &+= try small()
            guard let number = Int32(exactly: bin) else { throw Damaged() }
            bins[number] = try small()
        }
        return Histogram(bins: bins, missing: missing)
    }
}
