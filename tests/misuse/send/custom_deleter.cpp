// lend[send]
#include <lend/lend.hpp>

#include <memory>

struct closes {
  int* open_files;
  void operator()(int* file) const {
    --*open_files;
    delete file;
  }
};
using file = std::unique_ptr<int, closes>;

int main() {
  int open_files = 1;
#ifdef BREAK
  lend::run([](file f) { return *f; }, file(new int(0), closes{&open_files}));
#else
  lend::run([](std::unique_ptr<int> f) { return *f; }, std::make_unique<int>(open_files));
#endif
}
