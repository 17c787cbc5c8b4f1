#!/usr/bin/env bash
# Makes the certificates that TlsTest serves: two authorities (trust.p12) and sites it vouches for, well and badly.
# They are valid for a hundred years where they are valid at all; run again only to add one.
set -euo pipefail
cd "$(dirname "$0")"
rm -f ./*.p12
kt() { keytool "$@" -storepass changeit -storetype PKCS12 2> /dev/null; }
site=news.example
kt -genkeypair -alias root -keyalg EC -dname CN=Root -ext bc:c -validity 36500 -keystore root.p12
kt -genkeypair -alias root -keyalg RSA -dname CN=RootOfRsa -ext bc:c -validity 36500 -keystore root-rsa.p12

issue() { # name, store and alias of the issuer, key options, certificate options
  local name=$1 store=$2 by=$3 key=$4 above=root.p12; shift 4
  [ "$store" != root-rsa.p12 ] || above=$store
  # shellcheck disable=SC2086
  kt -genkeypair -alias site $key -dname "CN=$site" -validity 36500 -keystore "$name.p12"
  kt -certreq -alias site -keystore "$name.p12" -file site.csr
  kt -gencert -alias "$by" -keystore "$store" -infile site.csr -outfile site.pem -rfc "$@"
  kt -exportcert -rfc -alias root -keystore "$above" -file root.pem
  kt -importcert -noprompt -alias root -file root.pem -keystore "$name.p12"
  if [ "$store" != "$above" ]; then
    kt -exportcert -rfc -alias site -keystore "$store" -file by.pem
    kt -importcert -noprompt -alias by -file by.pem -keystore "$name.p12"
  fi
  kt -importcert -noprompt -alias site -file site.pem -keystore "$name.p12"
}

issue good root.p12 root "-keyalg EC" -ext "san=dns:$site" -validity 36500
issue wildcard root.p12 root "-keyalg EC" -ext "san=dns:*.wild.example" -validity 36500
issue wrong-host root.p12 root "-keyalg EC" -ext "san=dns:other.example" -validity 36500
issue expired root.p12 root "-keyalg EC" -ext "san=dns:$site" -startdate 2020/01/01 -validity 30
issue not-yet root.p12 root "-keyalg EC" -ext "san=dns:$site" -startdate 2120/01/01 -validity 30
issue weak-key root.p12 root "-keyalg RSA -keysize 768" -ext "san=dns:$site" -validity 36500
issue wrong-use root.p12 root "-keyalg EC" -ext "san=dns:$site" -ext eku=clientAuth -validity 36500
issue by-a-site good.p12 site "-keyalg EC" -ext "san=dns:$site" -validity 36500
issue name-in-cn root.p12 root "-keyalg EC" -validity 36500
issue too-wide root.p12 root "-keyalg EC" -ext "san=dns:*.co.uk,dns:*.com,dns:*.example" -validity 36500
issue md5 root-rsa.p12 root "-keyalg RSA" -ext "san=dns:$site" -sigalg MD5withRSA -validity 36500
issue sha1 root-rsa.p12 root "-keyalg RSA" -ext "san=dns:$site" -sigalg SHA1withRSA -validity 36500
issue good-rsa root-rsa.p12 root "-keyalg RSA" -ext "san=dns:$site" -validity 36500
kt -genkeypair -alias site -keyalg EC -dname "CN=$site" -ext "san=dns:$site" -validity 36500 -keystore self-signed.p12
for root in root root-rsa; do
  kt -exportcert -rfc -alias root -keystore $root.p12 -file root.pem
  kt -importcert -noprompt -alias $root -file root.pem -keystore trust.p12
done
rm -f ./*.pem ./*.csr root.p12 root-rsa.p12
