// lend[blocking-loan]
#include <lend/lend.hpp>

#include <vector>

template <class Given>
void use(Given halves) {
  lend::join(halves, [](lend::slice_mut<int> half) { half[0] = 1; });
}

int main() {
  std::vector<int> numbers{3, 1, 2};
  lend::run(
      [](lend::slice_mut<int> v) {
#ifdef BREAK
        use(v.split_at(1));
#else
        lend::join(v.split_at(1), [](lend::slice_mut<int> half) { half[0] = 1; });
#endif
      },
      lend::mut(numbers));
}
