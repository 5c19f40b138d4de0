# What releng/run and releng/test share. Sourced by a POSIX shell that has set $name (for messages) and $root.

cache=${XDG_CACHE_HOME:-$HOME/.cache}/wheelhouse
guest=$cache/guest
product=$root/releng/org.wheelhouse.product/target/products/wheelhouse/linux/gtk/$(uname -m)
maven_version=3.9.16
jdk_version=25

say() { echo "$name: $*" >&2; }

fail() {
	say "$*"
	exit 1
}

has() { command -v "$1" >/dev/null 2>&1; }

has_library() { { ldconfig -p || /sbin/ldconfig -p; } 2>/dev/null | grep -q "$1"; }

may_install() { [ "$(id -u)" -eq 0 ] && has apt-get; }

# The first of these packages that apt knows.
known_package() {
	for package; do
		if apt-cache show "$package" >/dev/null 2>&1; then
			echo "$package"
			return
		fi
	done
	echo "$1"
}

# Adds to $missing the packages whose commands or libraries are not here: what the product needs, what makes its guest.
list_missing_packages() {
	missing=
	has qemu-system-x86_64 || missing="$missing qemu-system-x86"
	has qemu-img || missing="$missing qemu-utils"
	[ -x /bin/busybox ] || has busybox || missing="$missing busybox-static"
	has cpio || missing="$missing cpio"
	has_library libgtk-3.so.0 || missing="$missing $(known_package libgtk-3-0 libgtk-3-0t64) librsvg2-common"
	[ -n "$(find /usr/share/fonts -name '*.[ot]tf' 2>/dev/null | head -n 1)" ] || missing="$missing fonts-dejavu-core"
}

# Adds what a display of our own needs, and a mouse on it.
list_missing_display_packages() {
	has Xvfb || missing="$missing xvfb"
	has openbox || missing="$missing openbox"
	has dbus-daemon || missing="$missing dbus"
	for library in libXtst.so.6=libxtst6 libXi.so.6=libxi6 libXrender.so.1=libxrender1; do
		has_library "${library%=*}" || missing="$missing ${library#*=}"
	done
}

# Adds what only tests need: UEFI firmwares with their descriptors, an emulated TPM, a keyring with what speaks to it, a
# server for ssh, what makes certificates and hashes the password of the user that root makes, and root's networks.
list_missing_test_packages() {
	[ -n "$(find /usr/share/qemu/firmware -name '*x86_64*.json' 2>/dev/null | head -n 1)" ] || missing="$missing $(known_package ovmf edk2-ovmf)"
	has swtpm || missing="$missing swtpm"
	has gnome-keyring-daemon || missing="$missing gnome-keyring"
	has_library libsecret-1.so.0 || missing="$missing libsecret-1-0"
	[ -x /usr/sbin/sshd ] || missing="$missing openssh-server"
	has ssh || missing="$missing openssh-client"
	has openssl || missing="$missing openssl"
	[ "$(id -u)" -ne 0 ] || has ip || missing="$missing iproute2"
}

# Debian starts a server as soon as it is installed, and at each boot. Tests want the program alone, and nobody an open door.
keep_sshd_from_starting() {
	[ -d /run/systemd/system ] || return 0
	systemctl mask --quiet ssh.service ssh.socket || return 0
	say "the ssh server of this computer is kept from starting; to have it: sudo systemctl unmask ssh.service ssh.socket"
}

# Installs the packages in $missing, or ends with the line that does it.
install_missing_packages() {
	[ -n "$missing" ] || return 0
	if ! may_install; then
		! has apt-get || fail "please install what is missing: sudo apt-get install$missing"
		fail "please install what is missing; Debian calls it$missing"
	fi
	say "installing$missing"
	case "$missing " in *" openssh-server "*) keep_sshd_from_starting ;; esac
	{ apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends $missing; } \
		>"$cache/apt.log" 2>&1 || fail "apt-get could not install$missing: $(tail -n 1 "$cache/apt.log")"
}

# The mirrors that apt has here for releases of their own, not for additions to one such as its security updates. Asks for
# no release information, because there is none before the first apt-get update.
mirrors() {
	echo "${WHEELHOUSE_DEBIAN:-}"
	apt-get indextargets --no-release-info --format '$(CREATED_BY) $(COMPONENT) $(RELEASE) $(REPO_URI)' 2>/dev/null |
		sed -n '/^Packages main [^ ]*-[a-z]* /d; s/^Packages main [^ ]* //p' | awk '!seen[$0]++'
}

# The major version of the JDK in folder $1, or 0. One without a window toolkit or a compiler does not count.
jdk_major() {
	[ -x "$1/bin/javac" ] && [ -e "$1/lib/libawt_xawt.so" ] || { echo 0; return; }
	major=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null)
	echo "${major:-0}"
}

# Sets JAVA_HOME to a JDK that is new enough, or to nothing.
search_jdk() {
	on_path=$(readlink -f "$(command -v javac)" 2>/dev/null) || on_path=
	for folder in "${JAVA_HOME:-}" "${on_path%/bin/javac}" /usr/lib/jvm/* "${SDKMAN_DIR:-$HOME/.sdkman}"/candidates/java/* \
		"$HOME"/.jdks/* /opt/*; do
		if [ -n "$folder" ] && [ "$(jdk_major "$folder")" -ge $jdk_version ]; then
			JAVA_HOME=$folder
			export JAVA_HOME
			return
		fi
	done
	JAVA_HOME=
}

find_jdk() {
	search_jdk
	package=openjdk-$jdk_version-jdk
	if [ -z "$JAVA_HOME" ] && may_install && apt-cache show "$package" >/dev/null 2>&1; then
		missing=" $package"
		install_missing_packages
		search_jdk
	fi
	[ -n "$JAVA_HOME" ] ||
		fail "please install a JDK $jdk_version or newer (Eclipse Temurin, or $package where apt has it), or name one in JAVA_HOME"
}

# Whether $1 is a Maven that Tycho takes: 3.9 or newer.
is_new_maven() {
	version=$("$1" -v 2>/dev/null | grep -o '[0-9]\{1,\}\.[0-9]\{1,\}\.[0-9]\{1,\}' | head -n 1)
	[ -n "$version" ] && [ "$(printf '%s\n3.9.0\n' "$version" | sort -V | head -n 1)" = 3.9.0 ]
}

# Sets $mvn. Where Maven is too old, it is good enough to fetch a newer one as an artifact.
find_maven() {
	mvn=$cache/maven/apache-maven-$maven_version/bin/mvn
	[ ! -x "$mvn" ] || return 0
	if ! has mvn; then
		missing=' maven'
		install_missing_packages
	fi
	if is_new_maven mvn; then
		mvn=mvn
		return
	fi
	say "fetching Maven $maven_version"
	mkdir -p "$cache/maven"
	scratch=$(mktemp -d "$cache/maven/fetch.XXXXXX")
	# An old Maven runs on an old JDK: first with the one it would take itself.
	for home in '' "$JAVA_HOME"; do
		if (cd "$scratch" && JAVA_HOME=$home mvn -B -q org.apache.maven.plugins:maven-dependency-plugin:3.8.1:unpack \
			-Dartifact=org.apache.maven:apache-maven:$maven_version:zip:bin -DoutputDirectory="$scratch/out") \
			>"$cache/maven/fetch.log" 2>&1; then
			chmod +x "$scratch/out/apache-maven-$maven_version/bin/mvn"
			mv -T "$scratch/out/apache-maven-$maven_version" "$cache/maven/apache-maven-$maven_version" 2>/dev/null || :
			break
		fi
	done
	rm -rf "$scratch"
	[ -x "$mvn" ] || fail "Maven $maven_version could not be fetched: $(grep -m 1 ERROR "$cache/maven/fetch.log")"
}

# One line that changes when a source of the product changes.
sources_stamp() {
	(cd "$root" && find pom.xml .mvn target-platform bundles features releng docs/guide docs/pictures -type f \
		! -path '*/target/*' ! -path '*/src-gen/*' ! -path '*/bin/*' ! -name '.polyglot.*' ! -name '.tycho-*' -print0 |
		sort -z | xargs -0 sha256sum | sha256sum | cut -d ' ' -f 1)
}

# Builds the product and what drives it when a source has changed.
build_product() {
	built=$root/releng/org.wheelhouse.product/target/built-from
	# Two at once would take each other's files away. Who waited finds it built.
	mkdir -p "$root/target"
	exec 9>"$root/target/build.lock"
	! has flock || flock 9
	stamp=$(sources_stamp)
	if [ -x "$product/wheelhouse" ] && [ "$(cat "$built" 2>/dev/null)" = "$stamp" ]; then
		exec 9>&-
		return
	fi
	say 'building; the first time this downloads about 190 MB'
	(cd "$root" && "$mvn" -B -ntp -DskipTests -Dspotless.check.skip=true package) >"$cache/build.log" 2>&1 || {
		grep -a -m 20 ERROR "$cache/build.log" >&2
		fail "the build failed, see $cache/build.log"
	}
	echo "$stamp" >"$built"
	exec 9>&-
}

# Builds the sample guest. Sets $sample to the definition that its files allow.
build_guest() {
	sample=sample.qemu
	"$root/releng/guest" >"$cache/guest.log" 2>&1 || {
		say "$(tail -n 1 "$cache/guest.log"); the sample boots a small program of its own instead of Linux"
		sample=boot.qemu
	}
}

# Puts the versions of QEMU that can be had here, beside the installed one, into $work/qemus. Without the mirror there are none;
# a slow one gets five minutes.
find_qemus() {
	mkdir "$work/qemus"
	timeout --kill-after=10 300 "$root/releng/qemu-versions" >"$work/versions" 2>"$cache/qemu-versions.log" || :
	for version in 5.2 10.0 11; do
		program=$(sed -n "s/^$version //p" "$work/versions")
		if [ -n "$program" ]; then
			ln -s "${program%/bin/*}" "$work/qemus/$version"
		else
			reason=$(sed -n "s/^SKIPPED qemu-$version //p" "$work/versions")
			echo "SKIPPED conformance-$version ${reason:-not had: $(tail -n 1 "$cache/qemu-versions.log")}"
		fi
	done
}

# An X display of our own with a window manager and a message bus; stop_display ends them. Its size is that of the pictures
# unless there is a $display_size; $display_options go to Xvfb.
start_display() {
	display_folder=$(mktemp -d /tmp/wheelhouse-display.XXXXXX)
	: >"$display_folder/xvfb.log" # what follows reads it at once
	Xvfb -displayfd 3 -screen 0 ${display_size:-1600x1000}x24 -dpi 96 -nolisten tcp ${display_options:-} 3>"$display_folder/number" >"$display_folder/xvfb.log" 2>&1 &
	display_pids=$!
	await_line "$display_folder/number" "Xvfb did not start: $(tail -n 1 "$display_folder/xvfb.log")"
	DISPLAY=:$(cat "$display_folder/number")
	dbus-daemon --session --nofork --nosyslog --print-address=3 3>"$display_folder/bus" >"$display_folder/bus.log" 2>&1 &
	display_pids="$! $display_pids"
	await_line "$display_folder/bus" 'no message bus'
	DBUS_SESSION_BUS_ADDRESS=$(cat "$display_folder/bus")
	export DISPLAY DBUS_SESSION_BUS_ADDRESS NO_AT_BRIDGE=1 GDK_BACKEND=x11
	unset WAYLAND_DISPLAY
	openbox --sm-disable --config-file "$root/releng/display/openbox.xml" >"$display_folder/openbox.log" 2>&1 &
	display_pids="$! $display_pids"
}

stop_display() {
	for pid in ${display_pids:-}; do
		kill "$pid" 2>/dev/null || :
		wait "$pid" 2>/dev/null || :
	done
	rm -rf "${display_folder:-/nonexistent}"
	display_pids=
}

# Waits at most 15 s until file $1 has a line.
await_line() {
	tries=150
	until [ -s "$1" ]; do
		tries=$((tries - 1))
		[ $tries -gt 0 ] || fail "$2"
		sleep 0.1
	done
}

# Drives the built product through what it does, on the display that is there; its pictures go to folder $1. Needs $work.
take_tour() {
	driver=$root/releng/org.wheelhouse.producttest/target
	timeout --kill-after=10 900 "$JAVA_HOME/bin/java" -cp "$driver/classes:$driver/lib/*" -Dwheelhouse.root="$root" \
		-Dwheelhouse.product="$product" -Dwheelhouse.guest="$guest" -Dwheelhouse.work="$work" \
		org.wheelhouse.producttest.Tour "$1"
}

# Ends the QEMUs that run from folder $1: what a test or a tour that was itself ended has left behind.
end_leftovers() {
	for process in /proc/[0-9]*; do
		line=$(tr '\0' ' ' 2>/dev/null <"$process/cmdline") || continue
		case $line in
		*qemu-system*"$1"/*)
			say "ending process ${process#/proc/}, left behind"
			kill -9 "${process#/proc/}" 2>/dev/null || :
			;;
		esac
	done
}

# Writes the definition of the sample $2 for the folder $1 (its disk, its log), and prints its path.
write_sample() {
	mkdir -p "$1"
	for disk in "$guest"/disk.qcow2 "$guest"/disk.img; do
		[ ! -e "$disk" ] || [ -e "$1/disk0.qcow2" ] || cp "$disk" "$1/disk0.qcow2"
	done
	sed -e '/^#/d' -e "s,@NAME@,$2,g" -e "s,@GUEST@,$guest,g" -e "s,@FOLDER@,$1,g" "$root/releng/sample/$sample" >"$1/sample.new"
	mv "$1/sample.new" "$1/$2.qemu"
	echo "$1/$2.qemu"
}
