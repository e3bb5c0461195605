// lend[sync]
// culprit: std::vector<cached>[].asked: mutable int
#include <lend/lend.hpp>

#include <vector>

struct cached {
  int value = 0;
  mutable int asked = 0;
};
struct plain {
  int value = 0;
};

int main() {
  const std::vector<cached> v(3);
  const std::vector<plain> w(3);
#ifdef BREAK
  static_cast<void>(w);
  return lend::any_of(v, [](const cached& c) { return ++c.asked > c.value; });
#else
  static_cast<void>(v);
  return lend::any_of(w, [](const plain& c) { return c.value > 1; });
#endif
}
