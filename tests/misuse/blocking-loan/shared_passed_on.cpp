// lend[blocking-loan]
#include <lend/lend.hpp>

#include <vector>

template <class Given>
void use(Given loan) {
  lend::run([](lend::slice<int> of) { return of[0]; }, loan);
}

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  use(lend::shared(v));
#else
  lend::run([](lend::slice<int> of) { return of[0]; }, lend::shared(v));
#endif
}
