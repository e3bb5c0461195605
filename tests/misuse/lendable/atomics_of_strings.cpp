// lend[lendable]
#include <lend/lend.hpp>

#include <atomic>
#include <string>
#include <vector>

int main() {
#ifdef BREAK
  std::vector<std::string> words(3);
  lend::run([](lend::atomic_slice<std::string>) {}, lend::atomics(words));
#else
  std::vector<std::size_t> lengths(3);
  lend::run([](lend::atomic_slice<std::size_t>) {}, lend::atomics(lengths));
#endif
}
