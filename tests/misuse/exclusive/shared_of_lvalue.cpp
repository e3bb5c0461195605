// lend[exclusive] in source line
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
  lend::run(
      [](lend::slice_mut<int> v) {
#ifdef BREAK
        const lend::slice<int> s = v;
        v[0] = s[1];
#else
        const lend::slice<int> s = std::move(v);
        static_cast<void>(s[1]);
#endif
      },
      lend::mut(v));
}
