// lend[send]
#include <lend/lend.hpp>

struct node {
  int value;
  node* next;
  [[nodiscard]] int get() const { return value; }
  [[nodiscard]] node* after() const { return next; }
};
template <>
inline constexpr auto lend::enable_owned<node> = lend::yes;
template <>
inline constexpr auto lend::enable_sync<node> = lend::yes;

int main() {
  const node n{0, nullptr};
#ifdef BREAK
  return lend::run(&node::after, lend::shared(n)) != nullptr;
#else
  return lend::run(&node::get, lend::shared(n));
#endif
}
