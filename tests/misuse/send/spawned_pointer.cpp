// lend[send]
#include <lend/lend.hpp>

int main() {
  int n = 0;
#ifdef BREAK
  lend::scope([](lend::scope_handle& s, int& m) { s.spawn([](int* p) { *p = 1; }, &m); },
              lend::mut(n));
#else
  lend::scope(
      [](lend::scope_handle& s, lend::ref_mut<int> m) {
        s.spawn([](lend::ref_mut<int> r) { *r = 1; }, std::move(m));
      },
      lend::mut(n));
#endif
}
