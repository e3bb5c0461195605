#include <lend/lend.hpp>

#include <utility>
#include <vector>

class money {
 public:
  explicit money(long cents) : cents_(cents) {}
  long cents() const { return cents_; }

 private:
  long cents_;
};

template <>
inline constexpr auto lend::enable_send<money> = lend::yes;
template <>
inline constexpr auto lend::enable_sync<money> = lend::yes;
template <>
inline constexpr auto lend::enable_owned<money> = lend::yes;

int main() {
  const std::vector<money> bills{money(120), money(80), money(100)};
  const money total = lend::reduce(
      bills, money(0), [](const money& a, const money& b) { return money(a.cents() + b.cents()); });
  const money twice = lend::run([](money m) { return money(2 * m.cents()); }, total);
  return total.cents() == 300 && twice.cents() == 600 ? 0 : 1;
}
