/// A Latin hypercube without a table: each dimension orders the strata by a keyed permutation that is evaluated for one patient.
struct LatinHypercube {
    let count: Int
    private let key: UInt64
    /// Bits in each half of the Feistel network; its domain is the smallest power of four that holds the strata. In domains below 2⁶
    /// the orders of a few strata were seen not to be equally frequent, so it is 2⁸ at least.
    private let half: Int

    init(count: Int, seed: UInt64) {
        self.count = count
        key = Purpose("design.latinHypercube").key(seed: seed)
        half = max(4, (Int.bitWidth - (count - 1).leadingZeroBitCount + 1) / 2)
    }

    /// The stratum of the patient and a random place in it.
    func coordinate(_ patient: Int, dimension: Int) -> Double {
        let stratum = Double(self.stratum(patient, dimension: dimension))
        let place = RandomStream.uniform(Philox.words(UInt64(patient) | 1 << 63, UInt64(dimension), key: key).0)
        // Rounding must not carry a patient into the next stratum.
        return min(stratum + place, (stratum + 1).nextDown) / Double(count)
    }

    /// The permutation of the domain is repeated until it hits a stratum that exists, which leaves a permutation of the strata.
    ///
    /// Source: Black and Rogaway, *Ciphers with arbitrary finite domains*, CT-RSA 2002 (cycle walking).
    func stratum(_ patient: Int, dimension: Int) -> Int {
        var place = UInt64(patient)
        repeat { place = feistel(place, dimension) } while place >= UInt64(count)
        return Int(place)
    }

    static let rounds: UInt64 = 8

    /// Rounds that each swap the halves and change one of them by a random function of the other, so that every round can be undone.
    private func feistel(_ place: UInt64, _ dimension: Int) -> UInt64 {
        let mask = (UInt64(1) << half) - 1
        var (left, right) = (place >> half, place & mask)
        for round in 0..<Self.rounds {
            let random = Philox.words(right | round << 48, UInt64(dimension), key: key).0
            (left, right) = (right, (left ^ random) & mask)
        }
        return left << half | right
    }
}
