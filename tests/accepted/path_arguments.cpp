#include <lend/lend.hpp>

#include <filesystem>
#include <string>
#include <vector>

namespace fs = std::filesystem;

std::string name_in(const fs::path& file, const fs::path& root) {
  return (root / file.filename()).string();
}

int main() {
  const std::vector<fs::path> files{"/a/b.txt", "c/d.txt"};
  std::vector<std::string> names(files.size());
  lend::transform(files, names, name_in, fs::path("/root"));
  const fs::path parent =
      lend::run([](fs::path p) { return p.parent_path(); }, lend::copy(files[0]));
  return names == std::vector<std::string>{"/root/b.txt", "/root/d.txt"} && parent == "/a" ? 0 : 1;
}
