/// A dictionary that forgets its oldest entries when it is full.
struct BoundedTable<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  let capacity: Int
  private var values: [Key: Value] = [:]
  /// In the order of their coming; may name keys that are gone.
  private var order: [Key] = []
  private var oldest = 0

  init(capacity: Int) { self.capacity = capacity }

  var count: Int { values.count }

  var entries: [Key: Value] { values }

  subscript(key: Key) -> Value? {
    get { values[key] }
    set {
      guard let newValue else {
        values[key] = nil
        return
      }
      let isNew = values.updateValue(newValue, forKey: key) == nil
      if isNew {
        order.append(key)
        trim()
      }
    }
  }

  private mutating func trim() {
    while values.count > capacity, oldest < order.count {
      values[order[oldest]] = nil
      oldest += 1
    }
    guard order.count - values.count > max(capacity, 64) else { return }
    order = order[oldest...].filter { values[$0] != nil }
    oldest = 0
  }
}
