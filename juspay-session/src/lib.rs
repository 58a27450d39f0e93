//! Typed requests, validators and responses of the Juspay Hypercheckout Session API.
