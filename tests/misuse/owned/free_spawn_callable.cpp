// lend[owned]
#include <lend/lend.hpp>

#include <vector>

struct take_first {
#ifdef BREAK
  lend::slice<int> numbers;
#else
  std::vector<int> numbers;
#endif
  int operator()() const { return numbers[0]; }
};

int main() {
  std::vector<int> v{0, 1};
  return lend::call(
      [](lend::slice<int> part) {
#ifdef BREAK
        auto guard = lend::spawn(take_first{part});
#else
        auto guard = lend::spawn(take_first{{part.begin(), part.end()}});
#endif
        return guard.join();
      },
      lend::shared(v));
}
