// lend[blocking-loan]
// Borrowing a dying stack frame: the function returns while its task still reads its variable.
#include <lend/lend.hpp>

#include <cstdio>
#include <numeric>
#include <utility>
#include <vector>

void print_sum(lend::slice<int> numbers) {
  std::printf("%d\n", std::reduce(numbers.begin(), numbers.end()));
}

void start(lend::scope_handle& scope) {
  std::vector<int> numbers{1, 2, 3};
#ifdef BREAK
  scope.spawn(print_sum, lend::shared(numbers));
#else
  scope.spawn([](const std::vector<int>& own) { lend::run(print_sum, lend::shared(own)); },
              std::move(numbers));
#endif
}

int main() { lend::scope(start); }
