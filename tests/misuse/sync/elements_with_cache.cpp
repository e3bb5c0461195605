// lend[sync]
// culprit: std::vector<word>[].length: mutable int
#include <lend/lend.hpp>

#include <vector>

struct word {
  mutable int length;
};

int main() {
#ifdef BREAK
  std::vector<word> v(3);
  return lend::run([](const std::vector<word>& w) { return ++w[0].length; }, lend::shared(v));
#else
  std::vector<word> v(3);
  return lend::run([](std::vector<word>& w) { return w[0].length; }, lend::mut(v));
#endif
}
