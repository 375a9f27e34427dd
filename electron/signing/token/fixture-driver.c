/*
 * A driver for tests: passes every call on to SoftHSM, except what the file "behaviour" in the folder $TEST_DRIVER names.
 * It counts wrong PINs as a real token does (file "tries") and writes down what was called (file "calls").
 */
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "pkcs11.h"

#define TRIES 3

static CK_FUNCTION_LIST own;
static CK_FUNCTION_LIST *real;

static FILE *beside(const char *name, const char *mode) {
  char path[4096];
  snprintf(path, sizeof path, "%s/%s", getenv("TEST_DRIVER"), name);
  return fopen(path, mode);
}

static int behaves(const char *wanted) {
  char text[64] = "";
  FILE *file = beside("behaviour", "r");
  if (!file) return 0;
  if (!fgets(text, sizeof text, file)) text[0] = 0;
  fclose(file);
  return strcmp(text, wanted) == 0;
}

static void called(const char *name) {
  FILE *file = beside("calls", "a");
  if (!file) return;
  fprintf(file, "%s\n", name);
  fclose(file);
}

static int tries(void) {
  int left = TRIES;
  FILE *file = beside("tries", "r");
  if (!file) return left;
  if (fscanf(file, "%d", &left) != 1) left = TRIES;
  fclose(file);
  return left;
}

static void set_tries(int left) {
  FILE *file = beside("tries", "w");
  if (!file) return;
  fprintf(file, "%d", left);
  fclose(file);
}

static CK_RV login(CK_SESSION_HANDLE session, CK_USER_TYPE user, CK_UTF8CHAR *pin, CK_ULONG length) {
  called(user == CKU_CONTEXT_SPECIFIC ? "login for this signature" : "login");
  if (behaves("busy")) return CKR_USER_ANOTHER_ALREADY_LOGGED_IN;
  if (tries() == 0) return CKR_PIN_LOCKED;
  CK_RV answer = real->C_Login(session, user, pin, length);
  if (answer == CKR_PIN_INCORRECT) set_tries(tries() - 1);
  if (answer == CKR_OK) set_tries(TRIES);
  return answer;
}

static CK_RV logout(CK_SESSION_HANDLE session) {
  called("logout");
  return real->C_Logout(session);
}

static CK_RV close_session(CK_SESSION_HANDLE session) {
  called("close");
  return real->C_CloseSession(session);
}

static CK_RV token_info(CK_SLOT_ID slot, CK_TOKEN_INFO *info) {
  CK_RV answer = real->C_GetTokenInfo(slot, info);
  if (answer != CKR_OK) return answer;
  info->flags &= ~(CKF_USER_PIN_COUNT_LOW | CKF_USER_PIN_FINAL_TRY | CKF_USER_PIN_LOCKED);
  if (tries() == 2) info->flags |= CKF_USER_PIN_COUNT_LOW;
  if (tries() == 1) info->flags |= CKF_USER_PIN_FINAL_TRY;
  if (tries() == 0) info->flags |= CKF_USER_PIN_LOCKED;
  return answer;
}

static CK_RV slots(CK_BBOOL present, CK_SLOT_ID *list, CK_ULONG *count) {
  if (behaves("hang when asked for tokens")) pause();
  if (behaves("gone")) {
    *count = 0;
    return CKR_OK;
  }
  return real->C_GetSlotList(present, list, count);
}

static CK_RV mechanisms(CK_SLOT_ID slot, CK_MECHANISM_TYPE *list, CK_ULONG *count) {
  CK_RV answer = real->C_GetMechanismList(slot, list, count);
  if (answer == CKR_OK && list && behaves("no hash"))
    for (CK_ULONG i = 0; i < *count; i++)
      if (list[i] == CKM_SHA256_RSA_PKCS) list[i] = CKM_MD5;
  return answer;
}

static CK_RV sign_init(CK_SESSION_HANDLE session, CK_MECHANISM *mechanism, CK_OBJECT_HANDLE key) {
  if (mechanism->mechanism == CKM_SHA256_RSA_PKCS && behaves("hash refused")) return CKR_MECHANISM_INVALID;
  called(mechanism->mechanism == CKM_RSA_PKCS ? "sign what was hashed" : "sign");
  return real->C_SignInit(session, mechanism, key);
}

static CK_RV sign(CK_SESSION_HANDLE session, CK_BYTE *data, CK_ULONG length, CK_BYTE *signature, CK_ULONG *signatureLength) {
  if (behaves("crash when signing")) abort();
  if (behaves("hang when signing")) pause();
  if (behaves("device error when signing")) return CKR_DEVICE_ERROR;
  if (behaves("cancelled on the device")) return CKR_FUNCTION_CANCELED;
  if (behaves("pulled out when signing")) {
    FILE *file = beside("behaviour", "w");
    fprintf(file, "gone");
    fclose(file);
    return CKR_DEVICE_ERROR;
  }
  CK_RV answer = real->C_Sign(session, data, length, signature, signatureLength);
  if (answer == CKR_OK && behaves("wrong signature")) signature[0] ^= 1;
  return answer;
}

CK_RV C_GetFunctionList(CK_FUNCTION_LIST **list) {
  CK_RV (*list_of_real)(CK_FUNCTION_LIST **);
  void *library = dlopen(getenv("TEST_DRIVER_REAL"), RTLD_NOW);
  if (behaves("crash when loaded")) abort();
  if (!library) return CKR_GENERAL_ERROR;
  *(void **)&list_of_real = dlsym(library, "C_GetFunctionList");
  if (list_of_real(&real) != CKR_OK) return CKR_GENERAL_ERROR;
  own = *real;
  own.C_Login = login;
  own.C_Logout = logout;
  own.C_CloseSession = close_session;
  own.C_GetTokenInfo = token_info;
  own.C_GetSlotList = slots;
  own.C_GetMechanismList = mechanisms;
  own.C_SignInit = sign_init;
  own.C_Sign = sign;
  *list = &own;
  return CKR_OK;
}
