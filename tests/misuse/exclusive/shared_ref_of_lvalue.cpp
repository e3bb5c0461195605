// lend[exclusive] in source line
#include <lend/lend.hpp>

#include <vector>

int main() {
  int v = 3;
  lend::run(
      [](lend::ref_mut<int> v) {
#ifdef BREAK
        const lend::ref<int> s = v;
        *v = *s + 1;
#else
        const lend::ref<int> s = std::move(v);
        static_cast<void>(*s);
#endif
      },
      lend::mut(v));
}
