// lend[owned]
// culprit: found.where: place
#include <lend/lend.hpp>

#include <vector>

struct place {
  int value;
};
template <>
inline constexpr auto lend::enable_owned<place> = lend::no;
struct found {
  int count;
  place where;
};

int main() {
#ifdef BREAK
  std::vector<int> v{3, 1, 2};
  lend::run([](lend::slice<int> w) { return found{w[0], {}}; }, lend::shared(v));
#else
  std::vector<int> v{3, 1, 2};
  lend::run([](lend::slice<int> w) { return w[0]; }, lend::shared(v));
#endif
}
