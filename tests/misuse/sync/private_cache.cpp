// lend[sync]
// culprit: table.cached_: mutable int
#include <lend/lend.hpp>

#include <atomic>
#include <vector>

class table {
 public:
  int sum() const { return cached_ += values_.size() > 1 ? 1 : 0; }

 private:
  std::vector<int> values_;
#ifdef BREAK
  mutable int cached_ = 0;
#else
  mutable std::atomic<int> cached_ = 0;
#endif
  LEND_PARTS(values_, cached_);
};

int main() {
  std::vector<int> v{3, 1, 2};
  table t;
  lend::for_each(v, [](int& x, const table& of) { x = of.sum(); }, lend::shared(t));
}
